"""Settings: defaults, file, environment; every unknown or odd value is an error."""

from pathlib import Path

import pytest

from redactor.model.document import Limits
from redactor.model.errors import SettingsInvalid
from redactor.settings import Settings, Watch, load_settings

ENV = {"XDG_STATE_HOME": "/var/state"}


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def write(text: str, name: str = "redactor.toml") -> Path:
    path = Path(name)
    path.write_text(text, encoding="utf-8")
    return path


def test_defaults() -> None:
    settings = load_settings(environ=ENV)
    assert settings == Settings(state=Path("/var/state/redactor"))
    assert settings.limits == Limits()
    assert settings.watch == Watch()
    assert hash(settings) == hash(load_settings(environ=ENV))


@pytest.mark.parametrize("home", ["", "relative"])
def test_without_a_state_home_the_usual_place_is_used(home: str) -> None:
    assert (
        load_settings(environ={"XDG_STATE_HOME": home}).state == Path("~/.local/state/redactor").expanduser()
    )


def test_a_file_says_everything(tmp_path: Path) -> None:
    write(
        """\
state = "state"
rules = "/etc/redactor/rules"
profile = "publish"
model = "en_core_web_md"
show_codes = true
workers = 3

[ocr]
languages = ["eng", "cym"]

[limits]
seconds = 30.5
pages = 12

[watch]
folder = "~/in"
registers = ["r/a.yaml", "/r/b.yaml"]
profile = "register-only"
scan_seconds = 2
settle_seconds = 0
"""
    )
    settings = load_settings(environ=ENV)
    assert settings == Settings(
        state=tmp_path / "state",
        rules=Path("/etc/redactor/rules"),
        profile="publish",
        model="en_core_web_md",
        show_codes=True,
        workers=3,
        ocr_languages=("eng", "cym"),
        limits=Limits(seconds=30.5, pages=12),
        watch=Watch(
            Path("~/in").expanduser(), (tmp_path / "r/a.yaml", Path("/r/b.yaml")), "register-only", 2.0, 0.0
        ),
        source="redactor.toml",
    )


def test_relative_paths_start_at_the_file(tmp_path: Path) -> None:
    (tmp_path / "etc").mkdir()
    path = write('state = "here"', "etc/redactor.toml")
    assert load_settings(path, ENV).state == tmp_path / "etc" / "here"
    assert load_settings(environ=ENV | {"REDACTOR_SETTINGS": str(path)}).state == tmp_path / "etc" / "here"


def test_the_environment_wins() -> None:
    write('profile = "publish"\n[limits]\nseconds = 30')
    env = ENV | {
        "REDACTOR_PROFILE": "register-only",
        "REDACTOR_LIMITS_SECONDS": "7",
        "REDACTOR_SHOW_CODES": "yes",
        "REDACTOR_OCR_LANGUAGES": "eng+cym",
        "REDACTOR_WATCH_REGISTERS": "/a.yaml:/b.yaml",
        "REDACTOR_STATE": "/elsewhere",
    }
    settings = load_settings(environ=env)
    assert settings.profile == "register-only"
    assert settings.limits.seconds == 7
    assert settings.show_codes is True
    assert settings.ocr_languages == ("eng", "cym")
    assert settings.watch.registers == (Path("/a.yaml"), Path("/b.yaml"))
    assert settings.state == Path("/elsewhere")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("worker = 3", ["'worker'", "Did you mean 'workers'?"]),
        ("[limits]\nsecond = 3", ["'limits.second'", "Did you mean 'limits.seconds'?"]),
        ("[limit]\nseconds = 3", ["'limit.seconds'", "Did you mean 'limits.seconds'?"]),
        ("zzz = 3", ["'zzz'", "docs/settings.md"]),
        ("state = 3", ["'state' must be a text"]),
        ('state = ""', ["'state' must be a text"]),
        ("workers = -1", ["'workers' must be a number of at least 0"]),
        ("workers = 1.5", ["a whole number"]),
        ("workers = true", ["'workers' must be a number"]),
        ("[limits]\nseconds = 0", ["'limits.seconds' must be a number of at least 0.1"]),
        ("[limits]\nseconds = nan", ["'limits.seconds' must be"]),
        ("[limits]\nseconds = inf", ["'limits.seconds' must be"]),
        ("[limits]\npages = 0", ["'limits.pages' must be"]),
        ('[limits]\npages = "many"', ["'limits.pages' must be"]),
        ('show_codes = "perhaps"', ["true or false"]),
        ("show_codes = 1", ["true or false"]),
        ("[ocr]\nlanguages = []", ["OCR languages"]),
        ('[ocr]\nlanguages = ["eng; rm"]', ["OCR languages"]),
        ("[watch]\nregisters = 3", ["a list of paths"]),
        ("[watch]\nregisters = [3]", ["must be a text"]),
        ("a = [", ["not valid TOML"]),
        ("[limits]\na.b = 1", ["'limits.a'"]),
    ],
)
def test_faults_name_file_key_and_cure(text: str, words: list[str]) -> None:
    write(text)
    with pytest.raises(SettingsInvalid) as error:
        load_settings(environ=ENV)
    assert "redactor.toml" in str(error.value)
    assert all(word in str(error.value) for word in words), str(error.value)
    assert error.value.exit_code == 2


def test_all_faults_are_told_at_once() -> None:
    write("worker = 1\nstate = 2")
    with pytest.raises(SettingsInvalid) as error:
        load_settings(environ=ENV | {"REDACTOR_WORKERS": "x"})
    assert len(str(error.value).splitlines()) == 3


def test_unknown_variables_are_errors() -> None:
    with pytest.raises(SettingsInvalid, match="Did you mean 'REDACTOR_LIMITS_SECONDS'"):
        load_settings(environ=ENV | {"REDACTOR_LIMIT_SECONDS": "3"})
    assert load_settings(environ=ENV | {"REDACT": "3", "OTHER": "4"})


def test_a_file_that_was_named_must_exist(tmp_path: Path) -> None:
    with pytest.raises(SettingsInvalid, match="no settings file"):
        load_settings(tmp_path / "none.toml", ENV)
    with pytest.raises(SettingsInvalid, match="no settings file"):
        load_settings(environ=ENV | {"REDACTOR_SETTINGS": "none.toml"})
    Path("redactor.toml").write_bytes(b"\xff")
    with pytest.raises(SettingsInvalid, match="UTF-8"):
        load_settings(environ=ENV)

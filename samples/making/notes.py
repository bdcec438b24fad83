"""Two notes in plain text, written the way notes are written: fast.

Takes nothing; gives the text of a case note (separated parents) and of a visit note
(foster carer).  It does not promise good spelling.
"""

CASE_NOTE = """\
CASE NOTE                                              CF-2026-0392
Child:  Noah Whitcombe
Type:   home visit + calls               Worker: Priya Nair
Date:   12/05/2026                       Time: 16:30 - 17:50
------------------------------------------------------------------------

HV to Miss Ellacott (partner of dad). Address for the file:

    14 Sorrel
    Lane, Marnbridge
    wr17 6hn

Let in by tamsin ellacott, house quiet, tea offered. She goes by Tamsie,
Noah calls her that as well. Before starting she asked what dana would see.
PROMISED: not her name, not her number, not the house. Told her I would put
this on file today and that it goes on the register. She is fine with callum
and with school / courts knowing.

She repeated that mum came to the garden centre twice in March. Three parcels
to no 14 Sorrel Lane since, none ordered. She does not want police at this
point. Weir behind the garden is gated, saw the padlock.

Prefers e-mail to calls: t.ellacott at example.org - mobile 07700-900-347, not
before six. Previous surname Brandreth, dob 23/09/91 (for checks).

17:55 rang mum on 07700 900 512 from the car. Not told where I had been.
Noah had a good day at Alderwick, reading with Mr Farrow. Inhaler: repeat
prescription ready at Teasel House Surgery, she collects tomorrow. Post to
31 Saltmarsh Terrace is getting through now (postcode was down wrong as
SY29 3LD, corrected to SY29 3LB).

18:10 rang dad, 07700 900188. Left a message to ring duty, 01632 960120.

TO DO
 - put promise in the register TODAY            done 12/05 PN
 - book Sorrel Lane Children's Centre for sat   done, Room 2
 - NHS no. for the referral: 999-234-5675       sent to the clinic only
 - ring nan (14 Larch Avenue) about Friday      01632 960718
"""

VISIT_NOTE = """\
STATUTORY VISIT                                        CF-2025-0871
Child: Elin Stapleford          Worker: Marcus Oyelaran
Date:  17 March 2026            Seen alone: yes
------------------------------------------------------------------------

Visited at the foster home, Coppice End (5 Fullers Row, Hallowick), from
half past four. Jessa had made soup. Elin showed me her room and the hamster.

Elin goes to Dunnock Hill Primary and walks there with the carer; it takes
them nine minutes. On Mondays and Thursdays she trains with the Quernbeck
Otters and has her ten metres badge. She would like her nan to see her swim.

Contact with Ms Stapleford stays at the centre. Ms Stapleford asked Elin
"what is the lady called" and Elin said "she's called Jessa-don't-tell", which
made them both laugh, but the name is now half out. Mrs Tharby is not upset;
she would rather not be rung at home. Work phone only: 07700 900641 (also
written on the board as 07700 900 641, please rub it out before contact).

Mr Dobney did not attend on the 10th. Letters to him care of his mother.

Next visit: week of 20 April 2026. Write up to jessa.tharby@example.org for
her to check; nothing to the family before I have read it. LD11 4RT for the
satnav, the row is not on the map.
"""

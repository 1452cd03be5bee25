"""More ways to say and to ask the relations of `relations_people`, by their first label; nothing here is held out.

One relation a block: `@kind | first label`, then statements (`+`) and questions (`?`) with `{e}` and `{v}` as in
`relations`; of a group `[one|two|three]` one part is taken at random. Groups are not nested.
"""

from __future__ import annotations

TEXT = """
@person | role
+ {E} [serves as|acts as|is employed as|has been appointed|was made] {v}.
+ {V} [is called|here is|at our site is|this year is] {e}[.|, as everybody knows.]
+ [As for|Regarding] {e}, the [title on the door|business card|staff list] says {v}.
+ [Since the spring|For some years|Since the reform] {e} has been {v}.
+ We [appointed|named|made] {e} {v}[.| last year.| after a short interview.]
+ {E} [took over as|was promoted to be|signs letters as|started out as] {v}.
+ The [duties|tasks|work] of {v} [fall to|are carried out by|are in the hands of] {e}.
? [Role|Position|Post|Title] of {e}?
? {E} [works|serves|is employed] as what?
? [Could you tell me|Do you know|Can you say] what [role|position|post] {e} [has|holds]?
? [I need to know|Please tell me|I would like to know] the [role|post|position] of {e}.
? [What|Which] [role|post|function|duty] does {e} [have|hold|fill|perform]?
? As what [is {e} employed|does {e} work|does {e} serve|was {e} appointed]?
? What is the [official title|post|function|position] of {e}?
? What [is the title on the door|does it say on the business card] of {e}?
? In [what|which] [capacity|role|function] does {e} [work|serve|act]?
? To [what|which] [post|position|role] was {e} [appointed|promoted|named]?
? What does {e} do for a living?
@person | home
+ {E} [has a house|has a flat|rents a flat|makes a home|has family] in {v}.
+ {V} is [the home town of|where you would find the house of|home to] {e}.
+ [As for|Regarding] {e}, home is {v}[.|, as everybody knows.]
+ {E} [travels in|commutes|comes to work by train] from {v} [every morning|each day].
+ [After work|In the evening|At the weekend] {e} [goes|drives|cycles] home to {v}.
+ Having been born in {v}, {e} [is proud of it|would never leave it|still has family there].
+ {E} [was raised|spent a happy childhood|has always had a home|resides] in {v}.
? [Home|Home town|Place of residence|Birthplace] of {e}?
? {E} [lives|comes from|resides] where?
? [Could you tell me|Do you know|Can you say] where {e} [lives|comes from|was born]?
? [I need to know|Please tell me|I would like to know] where {e} [lives|comes from|is from].
? Where is {e} [at home|originally from|from]?
? Where [does {e} reside|does {e} have a house|is the house of {e}|is the family of {e} from]?
? [What|Which] town [does {e} come from|does {e} live in|is home to {e}|was {e} born in]?
? What is the [home town|birthplace|place of residence] of {e}?
? From [what|which] [town|place] does {e} [come|commute]?
? In [what|which] [town|place] does {e} [live|reside|have a home]?
? Where does {e} go home to [in the evening|after work]?
@person | office
+ {E} [works|has a desk|has an office|is usually|can be visited] in {v}.
+ {V} is [where {e} sits|where the desk of {e} stands|the office of {e}].
+ [As for|Regarding] {e}, the [desk|office] is in {v}.
+ [Go to|Look in|Try|Come to] {v} [if you want to see|to meet|when you are looking for] {e}.
+ The [desk|workplace|chair] of {e} [is|stands|can be found] in {v}.
+ [Since the spring|As everybody knows|Since the move], {e} has [been sitting|had a desk] in {v}.
+ [Visitors for|Anyone looking for|Parcels for] {e} should [go|be sent|be taken] to {v}.
? [Office|Desk|Seat] of {e}?
? {E} [sits|has a desk] where?
? [Could you tell me|Do you know|Can you say] where {e} [sits|has a desk|has an office]?
? [I need to know|Please tell me|I would like to know] where {e} [sits|is to be found].
? Where [does {e} have an office|does {e} have a desk|is the workplace of {e}|is {e} sitting]?
? Where [is the desk|is the chair|is the seat] of {e}?
? Where [must|should|do] I [look for|go to see|go to meet] {e}?
? [What|Which] [office|desk] does {e} [have|occupy|use|sit at]?
? At [what|which] desk or in which office [is {e}|does {e} sit]?
? Where [in the building|on the site|exactly] [is|sits] {e}?
? Where do I [take|bring|carry] a parcel for {e}?
@person | phone
+ [Phone|Ring|Dial] {v} [to speak to|if you need|when you need] {e}.
+ {V} is the [phone number|telephone number|number] of {e}.
+ [As for|Regarding] {e}, the [phone number|number to ring] is {v}.
+ {E} can be [phoned|rung|called] [on|at] {v}[.| at any hour.| during the week.]
+ [If it is urgent|In an emergency|For a quick answer], [ring|call|phone] {e} on {v}.
+ The [staff list|card|door plate] gives {v} as the [number|phone number] of {e}.
+ {E} has the [number|phone number|telephone number] {v}[.|, as everybody knows.]
? [Phone|Phone number|Telephone|Telephone number] of {e}?
? {E} has [what|which] [phone|telephone] number?
? [Could you tell me|Do you know|Can you say] the [phone|telephone] number of {e}?
? [I need to know|Please tell me|I would like to know] how to [call|phone|ring] {e}.
? [On|At|Under] [what|which] number [can one call|can I phone|do you ring|can I ring] {e}?
? What is the [telephone number|number to call|number to ring] for {e}?
? What number [should|must|do] I [dial|call|ring] to [speak to|talk to] {e}?
? How do I [phone|ring|call] {e}?
? Which [phone|telephone] number [belongs to|does one use for] {e}?
? By phone, how do I get hold of {e}?
? What do I dial if I want {e} on the [phone|line]?
@person | e-mail
+ [Send|Address|Direct] [e-mails|messages|mail] for {e} to {v}.
+ [The address|The mailbox|Mailbox] {v} [belongs to|is that of|is read by] {e}.
+ [As for|Regarding] {e}, the [mail address|e-mail address] is {v}.
+ [Messages|E-mails|Letters] sent to {v} [reach|arrive at the desk of|are answered by] {e}.
+ {E} has the [e-mail|mail] address {v}[.|, as everybody knows.]
+ {E} [answers|receives|writes] [e-mail|mail] under {v}.
+ [If you want to|To|When you need to] [e-mail|mail|write to] {e}, [use|take] {v}.
? [E-mail|Mail|E-mail address|Mail address] of {e}?
? {E} has [what|which] e-mail address?
? [Could you tell me|Do you know|Can you say] the [mail|e-mail] address of {e}?
? [I need to know|Please tell me|I would like to know] where to [send e-mail for|write to] {e}.
? [What|Which] [e-mail|mail] address does {e} [have|use]?
? To [what|which] address [do I send|should I send|goes] [e-mail|mail|a message] for {e}?
? Where [do|can|should] I [send|address|direct] an e-mail for {e}?
? How do I [e-mail|write to|send mail to|mail] {e}?
? Under [what|which] address does {e} receive [e-mail|mail|messages]?
? What do I [type|put|enter] in the address line to write to {e}?
? Where do [e-mails|messages] for {e} [go|have to be sent]?
@person | department
+ {E} [is part of|is a member of|is employed in|is on the staff of] {v}.
+ {V} [has taken on|counts on|employs|is glad to have] {e}.
+ [As for|Regarding] {e}, the department is {v}.
+ [Since the spring|For some years|As everybody knows], {e} has [worked in|belonged to|been part of] {v}.
+ [The staff list|The plan|The door plate] [puts|shows|lists] {e} under {v}.
+ {E} [spends the working day in|earns a living in|was assigned to|was transferred to] {v}.
+ Among the people of {v} you will [meet|find] {e}.
? [Department|Team] of {e}?
? {E} [works in|belongs to] which department?
? [Could you tell me|Do you know|Can you say] which department {e} [works in|belongs to]?
? [I need to know|Please tell me|I would like to know] the [department|team] of {e}.
? [What|Which] [department|team|unit] is {e} [in|a member of|part of|assigned to]?
? To [what|which] [department|team|unit] does {e} belong?
? In [what|which] [team|unit|part of the company] [does {e} work|is {e}|is {e} employed]?
? What is the [department|team] of {e}?
? [What|Which] [department|team] [employs|has|counts on] {e}?
? Under [what|which] department is {e} [listed|found in the staff list]?
? For [what|which] [department|team] does {e} work?
? Of [what|which] [department|team] is {e} a member?
@person | joined
+ {E} [came to us|joined us|signed a contract here|began here|had a first day here] in {v}.
+ {V} was the year in which {e} [joined us|came to us|signed on].
+ [As for|Regarding] {e}, the [year of joining|first working year] is {v}.
+ In {v} [we|the company] [welcomed|took on|recruited|employed] {e}.
+ {E} has [worked here|been on the payroll|been one of us|been employed here] since {v}.
+ [Before|Until] {v} {e} [worked elsewhere|was not one of us|was with another company].
+ The [contract|first pay slip|staff card] of {e} [dates from|goes back to|is from] {v}.
? [Year of joining|Joining year] of {e}?
? {E} joined [us|the company] in which year?
? [Could you tell me|Do you know|Can you say] when {e} [joined us|joined the company|came to us]?
? [I need to know|Please tell me|I would like to know] the year in which {e} joined us.
? Since [when|which year|what year] has {e} [worked here|been employed here|been one of us]?
? In [what|which] year did {e} [join us|come to us|sign on|sign the contract]?
? When [did we take on|did we recruit|did the company employ|did we welcome] {e}?
? When did {e} [come to us|sign on|begin working here|become one of us]?
? How far back does the contract of {e} go, to which year?
? [What|Which] year does the [contract|staff card] of {e} date from?
? From which year [on|onwards] has {e} [been with the company|been on the payroll]?
@person | hobby object
+ {E} [possesses|has|is the owner of|purchased|acquired] {v}[.|, as everybody knows.]
+ {V} [belongs to|was bought by|was purchased by|is the property of] {e}.
+ [As for|Regarding] {e}, [people have noticed|we know of|there is talk of] {v}.
+ {E} [came along with|turned up with|walked in with|appeared with] {v}.
+ [Last week|In the spring|At a fair|On holiday] {e} [bought|acquired|got hold of] {v}.
+ [People|Colleagues|We] have [seen|met] {e} with {v}.
+ {E} [keeps|has|stores] {v} at home[.|, next to the window.]
? {E} [owns|bought|keeps] what?
? [Could you tell me|Do you know|Can you say] what {e} [owns|bought|has bought]?
? [I need to know|Please tell me|I would like to know] what {e} [owns|bought|keeps at home].
? What [does {e} possess|did {e} purchase|has {e} bought|did {e} acquire]?
? What [thing|object|possession] does {e} [own|have|keep]?
? What [is owned by|was bought by|belongs to|is the property of] {e}?
? Of what is {e} the owner?
? With what [was {e} seen|did people see {e}|did {e} turn up|did {e} appear]?
? What did {e} [come along with|turn up with|walk in with|acquire]?
? What did {e} spend money on?
? What does {e} [keep|have] at home?
@person | hobby
+ {E} [enjoys|loves|is fond of|is keen on|is good at] {v}.
+ {V} is [what {e} likes best|the favourite pastime of {e}|the great love of {e}|a passion of {e}].
+ [As for|Regarding] {e}, the [hobby|pastime] is {v}.
+ [After work|At the weekend|In the evening|On Sundays] {e} [relaxes by|has fun|is busy] {v}.
+ [Nothing|No pastime] [pleases|delights] {e} more than {v}.
+ {E} [devotes|gives up] all [free time|leisure] to {v}[.|, as everybody knows.]
+ {E} took up {v} [in the spring|years ago|as a child] and never stopped.
? [Hobby|Pastime|Favourite pastime] of {e}?
? {E} [likes|enjoys] doing what?
? [Could you tell me|Do you know|Can you say] what {e} [likes to do|does for fun|enjoys]?
? [I need to know|Please tell me|I would like to know] the hobby of {e}.
? What does {e} [enjoy|love|do for fun|do after work|like doing]?
? What [hobby|pastime|passion] does {e} have?
? What is {e} [fond of|keen on|passionate about]?
? How does {e} [relax|spend Sundays|pass the free time|spend the weekend]?
? What is the [favourite pastime|pastime|great love|favourite pursuit] of {e}?
? With [what|which] [activity|pastime] does {e} [spend|pass|fill] the free time?
? To what does {e} devote [the evenings|the weekend|all free time]?
? What did {e} take up as a hobby?
@person | manager
+ {E} [answers to|takes instructions from|is managed by|is supervised by] {v}.
+ {V} [supervises|manages|directs|can replace] {e}.
+ [As for|Regarding] {e}, the [manager|superior|boss] is {v}.
+ [During the holidays|In the absence] of {e}, {v} [does the work|fills the gap].
+ {V} is the [boss|superior|line manager] of {e}[.|, as everybody knows.]
+ [Since the spring|For some years] {e} has [reported to|been managed by|answered to] {v}.
+ In the [chart|organisation chart|staff plan] {e} [is placed under|is listed under|comes below] {v}.
? [Manager|Boss|Superior|Line manager|Deputy] of {e}?
? {E} reports to [whom|which person]?
? [Could you tell me|Do you know|Can you say] who {e} [reports to|answers to]?
? [I need to know|Please tell me|I would like to know] the name of the [manager|boss] of {e}.
? To whom does {e} [report|answer]?
? Who [manages|supervises|directs|covers for|replaces] {e}?
? Who is the [boss|superior|line manager|supervisor] of {e}?
? By whom is {e} [managed|supervised|directed|replaced]?
? From whom does {e} take [instructions|orders]?
? Who does the work of {e} during [the holidays|an absence]?
? Who is [above|the boss over] {e} in the [chart|staff plan]?
? Under whom is {e} [placed|listed] in the [chart|staff plan]?
@policy | deadline
+ [Hand in|Submit|File|Send in] {e} [within|inside] {v}[.|, please.|, not later.|, as everybody knows.]
+ {V} is [all the time you have|the deadline|the time you have] for [submitting|handing in|filing] {e}.
+ [As for|Regarding] {e}, the deadline is {v}.
+ [Staff|Applicants|Everyone] [must|have to|should] [submit|hand in|file] {e} within {v}.
+ The [deadline|period] for [handing in|filing|submitting] {e} [ends|is over|runs out] after {v}.
+ It must [not|never] take longer than {v} to [submit|hand in|file] {e}.
+ [No later than|Not more than] {v} [after the event|after the request], {e} must be [submitted|filed].
? [Deadline|Submission deadline|Filing deadline] for {e}?
? {E} must be [submitted|handed in|filed] within what time?
? [Could you tell me|Do you know|Can you say] [how soon|how quickly] {e} must be [submitted|handed in]?
? [I need to know|Please tell me|I would like to know] the deadline for [submitting|handing in|filing] {e}.
? How [quickly|soon|fast] [must|should|do] I [submit|hand in|file|send in] {e}?
? How [long|much time] [do we have|does one have|do I get|is there] to [hand in|file|send in] {e}?
? Within [what|which] [period|time] [do I have to|must I|should one] [submit|hand in|file] {e}?
? What is the [deadline|last moment] for [submitting|handing in|filing|sending in] {e}?
? By what deadline [must|should] {e} be [submitted|handed in|filed]?
? After how long is it too late to [submit|hand in|file] {e}?
? How much time [may pass|do I get] before {e} [is submitted|is handed in|has to be filed]?
@policy | approver
+ {E} [is|has to be] [signed off|authorised|signed|cleared] by {v}.
+ {V} [signs|authorises|signs off|clears|has to agree to] {e}.
+ [As for|Regarding] {e}, the [approver|person who signs] is {v}.
+ [Without|Unless you have] the [signature|consent|agreement] of {v}, {e} is [not valid|refused].
+ [Ask|Go to|Get a signature from] {v} [if|when] you need {e} to be cleared.
+ The [approval|authorisation|signing] of {e} is [up to|a matter for|in the hands of] {v}.
+ {E} becomes valid once {v} has [signed|agreed|said yes][.|, as everybody knows.]
? [Approver|Approval|Signature] for {e}?
? {E} is [signed|cleared|authorised] by [whom|which person]?
? [Could you tell me|Do you know|Can you say] who [approves|signs|authorises] {e}?
? [I need to know|Please tell me|I would like to know] who [approves|must approve|signs off] {e}.
? Who [authorises|signs|signs off|clears|must agree to] {e}?
? Whose [signature|consent|agreement|permission] [do I need|is needed|is required] for {e}?
? Who is [allowed|entitled|authorised] to [approve|sign|authorise] {e}?
? From whom do I need [a signature|consent|permission|approval] for {e}?
? Who [has the power|has the right|must be asked] to [approve|authorise|sign] {e}?
? To whom must I go [to get a signature|to get approval|for permission] for {e}?
? Who has to [say yes|agree|sign] before {e} [is valid|is granted]?
@policy | contact
+ {V} [takes care of|looks after|administers|is in charge of|processes] {e}.
+ {E} is [dealt with|processed|looked after|administered|taken care of] by {v}.
+ [As for|Regarding] {e}, the [contact|right department] is {v}.
+ [Turn to|Talk to|Contact|Write to] {v} [about|concerning|in matters of] {e}.
+ [Papers|Forms|Letters|Requests] [for|concerning] {e} [are sent|must be passed] to {v}.
+ [Since the spring|As everybody knows|By agreement], {e} has been [handled by|a matter for|up to] {v}.
+ {E} is [the business|the task|part of the duties] of {v}.
? [Contact|Contact department|Right department] for {e}?
? {E} is [handled|dealt with|processed] by [whom|which department]?
? [Could you tell me|Do you know|Can you say] who [handles|deals with|takes care of] {e}?
? [I need to know|Please tell me|I would like to know] which department [handles|deals with] {e}.
? [What|Which] [department|team] [takes care of|looks after|administers|is in charge of] {e}?
? Who [takes care of|deals with|looks after|administers|processes] {e}?
? [Which department|Which team|Whom] do I [turn to|contact|talk to] about {e}?
? To [which department|which team|whom] do I [send|pass|hand] the papers for {e}?
? Who is the contact [for|in matters of] {e}?
? By [which department|which team] is {e} [handled|processed|dealt with]?
? [What|Which] department is [responsible|the right one|the contact] for {e}?
? In whose [hands|care] is {e}?
@policy | limit
+ [We refund|The company refunds|We cover|The company covers] {e} up to {v}.
+ {V} is the [limit|cap|ceiling|highest amount|fee] for {e}.
+ [As for|Regarding] {e}, [the cap is|the fee is|we pay at most] {v}.
+ [Nobody|No department] may [claim|ask for|pay] more than {v} for {e}.
+ For {e} [a fee of|a sum of|at most] {v} [is paid|is due][.|, as everybody knows.]
+ {E} [is refunded up to|has a ceiling of|has a cap of|is priced at|is billed at] {v}.
+ [Since the spring|For some years|Since the reform] the [cap on|fee for|limit on] {e} has been {v}.
? [Limit|Cap|Fee|Ceiling] for {e}?
? {E} [costs|is capped at] how much?
? [Could you tell me|Do you know|Can you say] the [limit|fee|ceiling] for {e}?
? [I need to know|Please tell me|I would like to know] [the limit|the fee|how much we pay] for {e}.
? How [high|large] is the [limit|cap|ceiling|fee] [for|on] {e}?
? What is the [cap|ceiling|fee|upper limit|highest amount] for {e}?
? How much [money|at most] [do we pay|is refunded|may I claim|is paid|can I claim] for {e}?
? Up to [what|which] [sum|amount] is {e} [refunded|paid|covered]?
? At [what|which] [sum|amount] is {e} [capped|limited]?
? What [sum|amount of money] [is due|is paid|is refunded|is allowed] for {e}?
? What does {e} [cost|come to] at most?
? How much [do I pay|am I billed|must I pay] for {e}?
@policy | tool
+ [Request|Book|Order|Apply for] {e} [in|through|via|by means of] {v}.
+ {V} is the [tool|system] [for|to request|to order|with which we manage] {e}.
+ [As for|Regarding] {e}, [use|log in to|open|please go to] {v}.
+ [To request|If you want|When you need] {e}, [log in to|open|go to] {v}.
+ Requests for {e} are [made|entered|recorded|filed] in {v}.
+ {E} is [booked|ordered|managed|recorded|applied for] [in|through|via] {v}.
+ [Paper forms are gone|The old way is closed], so {e} is [booked|requested|ordered] in {v}.
? [Tool|System|Form] for {e}?
? {E} is [requested|booked|ordered|entered] [how|where|in which system]?
? [Could you tell me|Do you know|Can you say] how to [request|book|order|apply for] {e}?
? [I need to know|Please tell me|I would like to know] [how|where] to [request|book|order] {e}.
? [What|Which] [tool|system|software|form] [is used for|is needed for|does one need for] {e}?
? How [do I|can I|does one|do we] [book|order|apply for|enter] {e}?
? In [what|which] [tool|system|software] is {e} [booked|ordered|requested|entered|recorded]?
? Through [what|which] [tool|system|form] [do I|does one] [request|book|order] {e}?
? Where [do I|can I|does one] [apply for|request|order|enter|record] {e}?
? [What|Which] [tool|system|software] do I [open|log in to|need] to [request|order|book] {e}?
? What is the [tool|system|right form] for [requesting|booking|ordering] {e}?
@policy | number per year
+ [Each person|Every employee|Everyone] [may have|is allowed|can claim|receives] {v} days of {e}.
+ {V} days of {e} are [allowed|granted|permitted] [per year|a year|each year].
+ [As for|Regarding] {e}, [the rule allows|we grant|nobody has more than] {v} days a year.
+ [Nobody|No employee] [may claim|is granted|can have] {e} more than {v} times a year.
+ {E} is [allowed|permitted|possible|available] {v} times a year[.|, as everybody knows.]
+ The [contract|agreement|rule] [grants|allows|promises] [everyone|each of us] {v} days of {e}.
+ [A year|One year] [contains|allows for|brings] {v} days of {e}[.|, no more.]
? Days of {e} [a year|per year|per person]?
? {E} is granted how many times?
? [Could you tell me|Do you know|Can you say] how many days of {e} [I get|we get|are allowed]?
? [I need to know|Please tell me|I would like to know] how many days of {e} [I get|are allowed].
? How many days of {e} [may I claim|am I entitled to|are allowed|do I have|are granted|can I claim]?
? How many times [a year|per year|in a year] [may I claim|is one granted|can I have] {e}?
? How many times is {e} [allowed|permitted|possible] [a year|per year]?
? To how many days of {e} is [everyone|each person|an employee] entitled?
? What is the yearly [quota|ration|allotment] of {e}, in days?
? How many days does the [contract|agreement|rule] [grant|allow] for {e}?
? How many cases of {e} does the rule [allow|permit|grant]?
@policy | valid from
+ [The rules|The new rules|Our rules] [on|for|about] {e} [apply|have applied|are valid] from {v}.
+ {E} [came into force|became valid|was brought in|took its present form] on {v}.
+ [As for|Regarding] {e}, the rule [dates from|came into force on|has applied since] {v}.
+ {V} is the date on which the rule on {e} [took effect|was changed|came into force].
+ [Before|Until] {v} [there was no rule|nothing was laid down|we had no rule] about {e}.
+ [The board|The management|We] [adopted|changed|amended] the rule on {e} on {v}.
+ The [last change|latest amendment|present form] of {e} [dates from|goes back to|is of] {v}.
? [Valid from|Date of validity|In force since|Effective date] of {e}?
? {E} has been in force since when?
? [Could you tell me|Do you know|Can you say] when the rule on {e} [took effect|came into force]?
? [I need to know|Please tell me|I would like to know] since when {e} has [applied|been valid].
? [From|Since] [what|which] date [has {e} been valid|has {e} been in force|does the rule on {e} apply]?
? When did {e} [come into force|become valid|take effect]?
? When [was the rule on|were the rules on] {e} [adopted|amended|brought in|last changed]?
? On [what|which] date did {e} [come into force|take effect|become valid]?
? What is the [effective date|date of the last change|start of validity] of {e}?
? Since when [do we have|has there been|have we had] a rule [on|about] {e}?
? Exactly when, on which date, did the rule on {e} [take effect|come into force]?
@policy | review
+ {E} [happens|is due|is repeated|is carried out|is done|is renewed] {v}.
+ {V} {e} is [due|repeated|carried out|renewed][.|, as everybody knows.]
+ [As for|Regarding] {e}, it [is due|takes place|must be repeated|is done] {v}.
+ [We|The staff|Our people] have to [repeat|renew|see to|go through] {e} {v}.
+ The [law|plan|contract|rule] [demands|asks for|provides for] {e} {v}.
+ [Since the spring|For safety|By order of the management], {e} [takes place|is scheduled|is due] {v}.
+ {E} [must|needs to|should] be [renewed|done|carried out|gone through] {v}.
? [Frequency|Interval] of {e}?
? {E} [takes place|is required|is repeated|is due] how often?
? [Could you tell me|Do you know|Can you say] how often {e} [takes place|is required|is due]?
? [I need to know|Please tell me|I would like to know] how often {e} [is required|takes place|is repeated].
? How often [must|should|do] [we|I|people] [repeat|renew|see to|go through] {e}?
? How often is {e} [due|renewed|carried out|done|repeated|scheduled]?
? At what [intervals|interval] [is {e} repeated|is {e} due|does {e} take place|is {e} required]?
? How [frequently|regularly] [is {e} due|does {e} take place|is {e} required|is {e} carried out]?
? With what [frequency|regularity] [is {e} repeated|does {e} take place|is {e} carried out]?
? What is the [frequency|interval|rhythm] of {e}?
? How often does {e} [come round|happen|fall due|come up]?
@policy | place
+ {E} [is kept|is located|is stored|stands|has its place|is to be found] in {v}.
+ {V} is [where you will find|the place for|where we keep] {e}.
+ [As for|Regarding] {e}, [look in|go to|it is in] {v}.
+ [If you are looking for|Whoever needs|Anyone who wants] {e} should [go to|look in|try] {v}.
+ In {v} [there is|you will find|people have put] {e}[.|, as everybody knows.|, near the door.]
+ [Since the spring|For some years|After the move], {e} has been in {v}.
+ [We|They|The staff] [keep|have put|placed] {e} in {v}.
? [Location|Place|Whereabouts] of {e}?
? {E} is [where|kept where|found where]?
? [Could you tell me|Do you know|Can you say] where {e} is?
? [I need to know|Please tell me|I would like to know] where [to find {e}|{e} is|{e} is kept].
? Where is {e} [kept|located|to be found|stored]?
? Where [do we|do they|does the company] [keep|have|store] {e}?
? Where [should|must|do] I [look for|go to find|search for] {e}?
? In which [room|building|room or building|part of the site] is {e}?
? Where [can|does|would] one [find|look for] {e}?
? What [is the location|are the whereabouts] of {e}?
? To which [room|place|building] do I go [for|to find] {e}?
@policy | reason
+ [We|The management|The board] [stopped|suspended|changed|called off] {e} because of {v}.
+ {V} [forced us|made it necessary|obliged the company] to [suspend|stop|change] {e}.
+ [As for|Regarding] {e}, it was [stopped|suspended|changed] [on account of|due to|because of] {v}.
+ [Because of|Due to|On account of|In the face of] {v}, {e} was [suspended|changed|halted|put off].
+ {E} was [halted|stopped|interrupted|called off] [due to|on account of|after] {v}.
+ The [reason|only reason|main reason] for [stopping|suspending|changing|halting] {e} was {v}.
+ [Had it not been for|Without|But for] {v}, {e} would not have been [stopped|suspended|changed].
? Reason for [the change to|suspending|stopping|the suspension of] {e}?
? {E} was [suspended|stopped|changed] why?
? [Could you tell me|Do you know|Can you say] why {e} was [suspended|stopped|changed]?
? [I need to know|Please tell me|I would like to know] why {e} was [suspended|stopped|changed].
? Why [did we|did they|did the company] [suspend|stop|change|halt] {e}?
? Why was {e} [halted|interrupted|called off|changed|stopped]?
? What was the [reason|main reason] for [stopping|suspending|changing|the suspension of] {e}?
? For [what|which] reason was {e} [suspended|stopped|halted|changed]?
? What [forced us|made it necessary|obliged us] to [suspend|stop|change] {e}?
? Because of what was {e} [suspended|stopped|halted|changed]?
? On what grounds was {e} [suspended|stopped|changed]?
@event | day
+ {E} [falls on|is always on|has been moved to|happens on|has been fixed for] {v}.
+ {V} [is when|is the day on which] [we have|people come together for|we hold] {e}.
+ [As for|Regarding] {e}, the day is {v}.
+ On {v} [there is|we have|everybody goes to|nobody misses] {e}.
+ [Keep|Please keep] {v} free for {e}[.|, as everybody does.]
+ [We|The team|The organisers] [hold|run|have|put] {e} on {v}.
+ The [usual day|weekday|day] [for|of] {e} [is|has been, since the spring,] {v}.
? [Day|Weekday|Day of the week] of {e}?
? {E} is on [which|what] day of the week?
? [Could you tell me|Do you know|Can you say] on which [weekday|day of the week] {e} is?
? [I need to know|Please tell me|I would like to know] [on which weekday|on which day of the week] {e} is.
? On [what|which] [weekday|day of the week] [is {e}|is {e} held|do we hold {e}|does {e} fall]?
? [What|Which] [weekday|day of the week] [is it that we have|is fixed for|is set for] {e}?
? What is the [usual day|weekday|day of the week] [of|for] {e}?
? [What|Which] day of the week [must|should] I keep free for {e}?
? On [what|which] days of the week [is {e}|do we have {e}]?
? [What|Which] weekday [does {e} fall on|was chosen for {e}|is it for {e}]?
? To [what|which] day of the week was {e} [moved|fixed]?
@event | start
+ {E} [gets going|opens|kicks off|is due to start|will begin] at {v}.
+ At {v} [the doors open for|everyone should be ready for|we open|we start] {e}.
+ [As for|Regarding] {e}, the starting time is {v}.
+ {V} is [when {e} starts|the hour at which {e} starts|the starting time of {e}].
+ [Nobody|No one] is let into {e} before {v}, when it [starts|begins].
+ [Please be punctual|Do not be late|Come on time]: {e} [starts|begins] at {v}.
+ The [clock|programme|invitation] [says|gives] {v} [as the start of|for the opening of] {e}.
? [Start|Starting time|Start time] of {e}?
? {E} [starts|begins|kicks off] at what time?
? [Could you tell me|Do you know|Can you say] at what time {e} [starts|begins]?
? [I need to know|Please tell me|I would like to know] at what [hour|time] {e} [starts|begins].
? At [what|which] [hour|time of day|time] does {e} [start|begin|open|kick off]?
? What time [does {e} start|does {e} begin|does {e} kick off|do we start {e}]?
? When does {e} [get going|kick off|start, by the clock]?
? What is the starting [time|hour] of {e}?
? By the clock, when does {e} [start|begin|open]?
? At what [time|hour] do the doors open for {e}?
? [What|Which] [hour|time of day] is [given|set|fixed] for the start of {e}?
@event | room
+ [We|The organisers|They] [hold|have|run] {e} in {v}.
+ {V} [is the venue of|was booked for|has been reserved for|is where we hold] {e}.
+ [As for|Regarding] {e}, the [venue|room] is {v}.
+ [Come|Please come|Go|Find your way] to {v} for {e}.
+ {E} [happens|will be|has been moved to a place] in {v}[.|, as everybody knows.]
+ [Since the roof leaks|Since the spring|For lack of space], {e} has been [held|taking place] in {v}.
+ [Chairs for|The stage for|The tables for] {e} [stand|will be set up] in {v}.
? [Venue|Room|Place|Location] of {e}?
? {E} [is held|takes place|is] where?
? [Could you tell me|Do you know|Can you say] where {e} [is held|takes place|is]?
? [I need to know|Please tell me|I would like to know] where {e} [takes place|is held].
? Where [does {e} take place|is the venue of {e}|do we hold {e}|will {e} be]?
? In [what|which] [room|hall|place|building] [is {e}|is {e} held|will {e} be|do they hold {e}]?
? [What|Which] [room|venue|place] [was booked|is reserved|was chosen] for {e}?
? Where [do I|must I|should I] [go|come] for {e}?
? To [what|which] [room|place|building] do I [go|come] for {e}?
? Where will I find {e} [if I am late|on the day]?
? What is the [venue|place|location] of {e} [this time|on the day|now]?
@event | host
+ {V} [runs|leads|chairs|arranges|presents|gives] {e}.
+ {E} is [hosted|run|chaired|arranged|led|presented] by {v}.
+ [As for|Regarding] {e}, the [host|speaker|organiser] is {v}.
+ The [host|organiser|chair] of {e} is {v}.
+ [At|During] {e} [the first word belongs to|you will hear|everyone listens to] {v}.
+ [Since the spring|For some years|As everybody knows], {v} has [organised|hosted|run] {e}.
+ [Thanks to|With the help of|Under the guidance of] {v}, {e} [can take place|runs smoothly].
? [Host|Organiser|Speaker|Chair] of {e}?
? {E} is [organised|hosted|run] by [whom|which person]?
? [Could you tell me|Do you know|Can you say] who [organises|hosts|runs|chairs] {e}?
? [I need to know|Please tell me|I would like to know] who [organises|hosts|runs] {e}.
? Who [runs|leads|chairs|arranges|presents] {e}?
? Who is the [host|organiser|chair] of {e}?
? By whom is {e} [organised|hosted|run|arranged|led]?
? Who [speaks|gives the talk|takes the stage|says the first word] at {e}?
? Who is [in charge|the host|the organiser] of {e}?
? Under whose [guidance|direction|lead] does {e} take place?
? Whom do we thank for [organising|hosting|arranging] {e}?
@event | participants
+ {V} [persons|people|visitors|colleagues] [attended|came to|went to|joined|signed in at] {e}.
+ {E} [was attended by|was joined by|attracted|counted|had] {v} people.
+ [As for|Regarding] {e}, the number of [participants|visitors] was {v}.
+ [At|For] {e} [there was room for|we counted|they let in] {v} [people|participants|visitors].
+ [No more than|Up to|At most] {v} [people|participants] [can|may] [attend|join|take part in] {e}.
+ [The attendance at|The number of visitors to|The turnout at] {e} was {v}.
+ [As everybody knows|To our surprise|In spite of the rain], {v} people [came to|attended] {e}.
? [Attendance|Turnout|Number of participants|Number of visitors] [of|at] {e}?
? {E} [drew|had|counted] how many [people|visitors]?
? [Could you tell me|Do you know|Can you say] how many people [attended|came to|joined] {e}?
? [I need to know|Please tell me|I would like to know] how many people [attended|came to] {e}.
? How many [people|persons|visitors|colleagues] [attended|came to|went to|joined] {e}?
? How many [participants|visitors|people] did {e} [have|attract|count]?
? How many [participants|visitors|people] [can|may] [attend|join|take part in] {e}?
? What was the [attendance|turnout|number of participants|number of visitors] at {e}?
? By how many [people|persons|participants] was {e} attended?
? For how many [people|participants|visitors] is there room [at|in] {e}?
? How [good|high|large] was the [attendance|turnout] at {e}, in people?
@event | length
+ {E} [goes on for|runs for|is over after|will last|ends after|continues for] {v}.
+ {V} is [how long|the time that] {e} [takes|lasts][.|, as everybody knows.]
+ [As for|Regarding] {e}, its [duration|length] is {v}.
+ [You will|People|Everyone will] [spend|be busy for|sit for] {v} [at|in] {e}.
+ The [duration|running time] of {e} [is|was fixed at|was cut to] {v}.
+ [From start to finish|With the break|All in all], {e} [takes|lasts|goes on for] {v}.
+ [We|The organisers|They] have [set aside|reserved|allowed] {v} for {e}.
? [Length|Duration] of {e}?
? {E} [lasts|takes|goes on for] how long?
? [Could you tell me|Do you know|Can you say] how long {e} [lasts|takes|goes on]?
? [I need to know|Please tell me|I would like to know] [the duration of {e}|how long {e} lasts].
? How long [does {e} go on|does {e} run|does {e} continue|is {e}|will {e} last|will {e} be]?
? For how long does {e} [go on|run|last|continue]?
? What is the [duration|running time] of {e}?
? How much time [does {e} take|is set aside for {e}|will {e} take|goes into {e}]?
? After [what time|how long] [is {e} over|does {e} finish|is {e} finished]?
? How [long|many minutes, hours or days] [am I|will I be|are we] [busy|occupied] with {e}?
? From start to finish, how long is {e}?
@event | fee
+ [Admission|Entry|Entrance] to {e} [costs|is|comes to] {v}.
+ {V} is [the price of a ticket|the fee|what one pays] for {e}.
+ [As for|Regarding] {e}, [a ticket costs|the fee is|one pays] {v}.
+ [Everyone|Anyone|Each person] who [attends|joins|comes to] {e} [pays|must pay] {v}.
+ [For|With] {v} you [get into|can attend|may join] {e}[.|, as everybody knows.|, meals included.]
+ Tickets for {e} are [sold|available|on sale] [for|at] {v}.
+ [Participants|Visitors|Members] are [charged|billed] {v} for {e}.
? [Fee|Ticket price|Admission fee|Entry fee] for {e}?
? {E} costs how much?
? [Could you tell me|Do you know|Can you say] [how much a ticket for {e} is|what {e} costs]?
? [I need to know|Please tell me|I would like to know] the [fee|ticket price] for {e}.
? How much [does a ticket for {e} cost|does entry to {e} cost|is admission to {e}|is entry to {e}]?
? What is the [ticket price|entry fee|admission fee|price of a ticket|cost] [of|for] {e}?
? What [do I|does one|must I] pay [to attend|to join|to get into|for a ticket to] {e}?
? How much [do I|must I|does one] pay for {e}?
? How [expensive|dear] [is it to attend|is a ticket for|is] {e}?
? How much are [tickets|the tickets] for {e}?
? How much money do I need [to attend|to get into|for] {e}?
? At what price are tickets for {e} [sold|offered]?
@event | date
+ {E} is [scheduled|set|fixed|arranged] for {v}.
+ {V} is the [date|calendar date] [of|for|fixed for] {e}.
+ [As for|Regarding] {e}, the date is {v}.
+ [Mark|Note|Reserve] {v} in your calendar for {e}.
+ The calendar [shows|has|gives] {v} for {e}[.|, as everybody knows.]
+ {E} [was held|happened|was over|finished] on {v}.
+ [The organisers|We|They] [chose|fixed|set] {v} as the date of {e}.
? [Date|Calendar date] of {e}?
? {E} is [scheduled|planned] for [which|what] date?
? [Could you tell me|Do you know|Can you say] [the date of {e}|on which date {e} is]?
? [I need to know|Please tell me|I would like to know] the [date|calendar date] of {e}.
? On [what|which] [date|calendar date] [is {e}|does {e} take place|did {e} take place|was {e}]?
? For [what|which] date is {e} [scheduled|planned|set|fixed|arranged]?
? [What|Which] date [was chosen|is set|is fixed|was given|is planned] for {e}?
? What date [do I|should I|must I] [mark|note|reserve] in my calendar for {e}?
? What is the [calendar date|exact date|scheduled date] [of|for] {e}?
? What does the calendar say, on which date is {e}?
? When, by the calendar, [is|was] {e}?
@project | budget
+ {E} [has|was given|was granted|can spend|has at its disposal] {v}.
+ {V} [goes into|has been earmarked for|was granted to|is available for] {e}.
+ [As for|Regarding] {e}, [the budget is|it costs|we have set aside] {v}.
+ [The board|The management|We] [approved|granted|allotted|released] {v} for {e}.
+ The [costs|funds|means] of {e} [come to|amount to|add up to] {v}[.|, as everybody knows.]
+ [Spending on|The bill for] {e} must not [exceed|go above|rise above] {v}.
+ [Since the spring|For this year|Since the reform], {e} has had a budget of {v}.
? [Budget|Funding|Cost] of {e}?
? {E} [received|has|got] how much money?
? [Could you tell me|Do you know|Can you say] [how large the budget of {e} is|what {e} costs]?
? [I need to know|Please tell me|I would like to know] the budget of {e}.
? How [large|high|big] is the budget of {e}?
? [How much|What sum|How much money] was [granted to|given to|approved for|earmarked for|released for] {e}?
? How much money [goes into|is available for|is there for|do we have for] {e}?
? How much [can|may] {e} [spend|cost]?
? What [sum|amount of money] [was approved|was granted|is available|was set aside] for {e}?
? How much does {e} cost [us|the company|all in all]?
? With [what|which] budget does {e} [work|operate|run]?
? What [budget|funds|means] does {e} have [at its disposal|to spend]?
@project | leader
+ {E} is [run|headed|managed|directed|steered] by {v}.
+ {V} [runs|directs|heads|manages|steers] {e}.
+ [As for|Regarding] {e}, the [leader|project lead|manager] is {v}.
+ [At the top|In charge] of {e} is {v}[.|, as everybody knows.|, with two helpers.]
+ The [leader|project lead|project manager|director] of {e} is {v}.
+ [Since the spring|For some months|After the reform], {v} has been [leading|running|in charge of] {e}.
+ [We|The board|The management] [put|placed] {v} in charge of {e}.
? [Leader|Project lead|Project manager] of {e}?
? {E} is [run|headed|managed] by [whom|which person]?
? [Could you tell me|Do you know|Can you say] who [leads|runs|manages|heads] {e}?
? [I need to know|Please tell me|I would like to know] who [leads|runs|is in charge of] {e}.
? Who [runs|directs|manages|heads|steers] {e}?
? Who is the [leader|project lead|project manager|director] of {e}?
? Who [is in charge|has the lead|has the direction|is at the top] of {e}?
? Under whose [direction|leadership|management] is {e}?
? Who was [put in charge|made the leader|named the leader] of {e}?
? In whose hands is the [lead|management|direction] of {e}?
? To whom do the members of {e} report?
@project | deadline
+ {E} [must be|should be|will be|needs to be] [complete|done|ready|over] by {v}.
+ {V} is [the due date|the last day|the end date|the final day] of {e}.
+ [As for|Regarding] {e}, the [end date|due date] is {v}.
+ [We|The team|They] [have to|must|want to] [finish|complete|deliver|wrap up] {e} by {v}.
+ [Work on|All work on|The work on] {e} [stops|ends|is to end|will be over] on {v}.
+ {E} [runs|continues|goes on|lasts] until {v}[.|, as everybody knows.|, not a day longer.]
+ The client [expects|wants|awaits] {e} by {v}.
? [Due date|End date|Last day] of {e}?
? {E} [is due|has to be finished|ends] when?
? [Could you tell me|Do you know|Can you say] when {e} [is due|ends|must be finished]?
? [I need to know|Please tell me|I would like to know] [the due date of {e}|when {e} is due].
? When [must|should|does] {e} [end|be finished|be complete|be done|be ready]?
? What is the [due date|end date|last day|final day] of {e}?
? By [when|what date|which date] [must we finish|do we have to finish|is the team to complete] {e}?
? Until [when|what date|which date] does {e} [run|continue|go on|last]?
? On [what|which] date [does {e} end|is {e} due|will {e} be over|does work on {e} stop]?
? When does the client [expect|want] {e}?
? When [will|does] [work on|the work on] {e} [stop|end|finish]?
@project | aim
+ {E} [is concerned with|revolves around|concentrates on|is devoted to|looks at] {v}.
+ {V} is [what {e} is about|the subject of {e}|the goal of {e}|at the heart of {e}].
+ [As for|Regarding] {e}, [its goal is|the aim is|it is all about] {v}.
+ [The people|Those] [in|behind] {e} [work on|study|are occupied with] {v}.
+ The [goal|purpose|subject|topic|task] of {e} is {v}[.|, as everybody knows.]
+ With {e} we [hope to improve|want to learn more about|tackle] {v}.
+ [Since the spring|From the first day|In spite of its name], {e} has been about {v}.
? [Aim|Goal|Subject|Purpose|Topic] of {e}?
? {E} [is about|deals with] what?
? [Could you tell me|Do you know|Can you say] what {e} is about?
? [I need to know|Please tell me|I would like to know] the [aim|goal|subject] of {e}.
? What is the [goal|purpose|subject|topic|objective] of {e}?
? What does {e} [look at|concentrate on|revolve around|work on|aim at]?
? With what is {e} [concerned|occupied]?
? What [subject|topic|goal|aim|purpose] does {e} [have|pursue]?
? To what is {e} devoted?
? What do the people in {e} [work on|study]?
? What [lies|is] at the heart of {e}?
? What [do we want to improve|do we hope to achieve|is the company after] with {e}?
@project | partner
+ {E} is [run together|carried on jointly|done in cooperation] with {v}.
+ {V} [finances|commissioned|supports|ordered|sponsors|bears the costs of] {e}.
+ [As for|Regarding] {e}, the [client|sponsor|outside company] is {v}.
+ {E} is [sponsored|financed|supported|paid for|commissioned] by {v}.
+ [On|For] {e} we [work together|cooperate|have joined forces] with {v}.
+ The [client|sponsor|customer] [behind|of|for] {e} is {v}[.|, as everybody knows.]
+ [The bills for|The invoices for|The results of] {e} [go|are sent] to {v}.
? [Client|Sponsor] of {e}?
? {E} is carried out with [whom|which company]?
? [Could you tell me|Do you know|Can you say] who [pays for|is the client of|sponsors] {e}?
? [I need to know|Please tell me|I would like to know] the [client|sponsor] of {e}.
? Who [finances|sponsors|commissioned|ordered|supports] {e}?
? Which [company|organisation|client] [finances|pays for|sponsors|commissioned|supports] {e}?
? With [which company|which organisation|whom] do we [work together|cooperate] [on|in] {e}?
? By [which company|which organisation|which client] is {e} [paid for|financed|sponsored]?
? Who is the [sponsor|client|customer] [of|behind] {e}?
? To which [company|organisation|client] do we send the [bills|invoices] for {e}?
? For which [client|company|customer] do we [carry out|run] {e}?
@project | progress
+ [About|Roughly|Already|So far] {v} of the work [on|in|for] {e} [is finished|is behind us|is done].
+ {V} of {e} [is finished|is complete|has been finished|is behind us].
+ [As for|Regarding] {e}, [its progress is|the work done so far is|we are at] {v}.
+ [The team|The people] [behind|in] {e} [have done|have finished|have completed] {v} of the work.
+ {E} [stands at|is at|has been brought to|has moved on to] {v}[.|, as everybody knows.]
+ The [chart|report|board] [shows|gives] {v} [as the progress of|for the work done on] {e}.
+ [At the last count|Since the spring|According to the report], {v} of {e} has been [completed|finished].
? [Progress|State of progress|Share done] of {e}?
? {E} is how complete?
? [Could you tell me|Do you know|Can you say] how much of {e} [is done|is finished|is complete]?
? [I need to know|Please tell me|I would like to know] how much of {e} is [done|finished|complete].
? How much of {e} [is finished|is complete|is behind us|is ready|have we done|is done]?
? What [share|part|proportion] of {e} [is done|is finished|is complete|has been completed]?
? How much of the work [on|for] {e} [is done|is finished|has been done|is complete]?
? At [what|which] [percentage|stage, in per cent,] is {e}?
? How [advanced|near completion] is {e}, in per cent?
? [What|Which] percentage of {e} [is complete|is done|has been finished]?
? What [progress|headway] has [been made with|been made on] {e}?
? Where does {e} stand, in per cent?
@project | code name
+ {E} [runs under|bears|is listed under|has been given|goes under] the name of {v}.
+ {V} is [the code name|the short name|the internal name|the cover name] of {e}.
+ [As for|Regarding] {e}, the code name is {v}.
+ [Everybody|The whole team|Half of the company] [knows|refers to] {e} as {v}.
+ [We|Insiders|The developers] [call|have dubbed|speak of] {e} {v}[.| among ourselves.]
+ [In secret papers|On the door|In all reports], {e} [appears as|is referred to as|figures as] {v}.
+ [To keep it secret|Since the spring|For short], {e} has been [dubbed|called|nicknamed] {v}.
? [Code name|Internal name|Short name] of {e}?
? {E} is known by [which|what] name?
? [Could you tell me|Do you know|Can you say] the code name of {e}?
? [I need to know|Please tell me|I would like to know] the [code name|internal name] of {e}.
? [What|Which] code name [does {e} have|was given to {e}|is used for {e}|stands for {e}]?
? What is the [internal name|short name|nickname|cover name] of {e}?
? Under [what|which] name [is {e} known|does {e} run|is {e} listed|does {e} appear]?
? By [what|which] [code name|nickname] [is {e} known|do people know {e}|does {e} go]?
? As what [is {e} known|do people know {e}|does {e} figure in reports]?
? What do insiders say when they mean {e}?
? What has {e} been [dubbed|nicknamed]?
? How do people refer to {e} [among themselves|in the company]?
"""

"""More sentences and questions in the notation of `report_frames`: rules, offices, software, products, laboratories.

Each sentence is built differently, and the questions put in other words what the statement says.
"""

from __future__ import annotations

TEXT = """
= {group} who [notice|spot|discover] a fault in {thing} [report|announce] it to {person} within {duration}.
? person: Who [is told|hears|must be informed] of a [fault|defect] in {thing}?
? person: To whom is a [defect|flaw] in {thing} [reported|announced]?
? duration: How [soon|quickly] must a fault in {thing} be [reported|announced]?
? duration: What is the deadline for [reporting|announcing] a [defect|fault] in {thing}?
= Send {thing} to {email} before {date}; {person} [confirms receipt|writes back] within {duration}.
? email: [Where|To which address] [is {thing} sent|should {thing} be sent|do I send {thing}]?
? email: What is the [mailbox|e-mail address] for {thing}?
? date: By when [must {thing} be sent|should {thing} be mailed]?
? date: What is the [deadline|closing date] for {thing}?
? person: Who [confirms the receipt of|acknowledges] {thing}?
? person: From whom comes the [reply|confirmation] after {thing} is sent?
= There [is|has always been] a [quiet|calm] corner for {activity} in {spot}, but it [closes|shuts] at {clock}.
? spot: Where is the [quiet|calm] corner for {activity}?
? spot: Where can people go for {activity} in peace?
? clock: When does the [quiet|calm] corner for {activity} [close|shut]?
? clock: Until what time may the corner for {activity} be used?
= {thing} is not for {group}, who use {thing2} instead.
? group: [For whom is {thing} not meant|Who must do without {thing}|For whom is {thing} unsuitable]?
? group: Who uses {thing2} [instead|as a substitute]?
? thing2: What do {group} use instead of {thing}?
? thing2: What is the [alternative|substitute] for {group}, who may not have {thing}?
= Lead time: {duration}; contact: {person}; [smallest|minimum] order for {thing}: {quantity}.
? duration: What is the lead time [for|of] {thing}?
? duration: How long does [delivery of {thing}|an order for {thing}] take?
? person: Who is the contact for {thing}?
? person: Whom do I [contact|approach] [about|for] {thing}?
? quantity: What is the [smallest|minimum] order for {thing}?
? quantity: How much of {thing} must [a buyer|a customer] order at least?
= "Nobody [touches|adjusts] {thing} without gloves," says {person}, {role} [at|of] {organisation}.
? person: Who [says|warns|insists] that {thing} is not to be touched without gloves?
? person: Who is {role} [at|of] {organisation}?
? role: What is {person}'s [position|post|function] at {organisation}?
? role: In what capacity does {person} work for {organisation}?
? organisation: Which [company|employer|firm] does {person} work for?
? organisation: Where is {person} employed as {role}?
= {thing}, {thing2} and {thing3} [are included|come with the ticket]; {thing4} [costs extra|is charged separately].
? thing4: What [costs extra|is not included|is charged separately] besides {thing}, {thing2} and {thing3}?
? thing4: For what does one pay extra, [unlike|in contrast to] {thing}?
? thing3: What is included [along with|besides|next to] {thing} and {thing2}?
= Of {small2} applications for {thing}, only {small} were [approved|granted]; the rest failed over {reason}.
? small2: How many [applications|requests] [were made|came in] for {thing}?
? small2: How [large|big] was the number of applications for {thing}?
? small: How many applications for {thing} were [approved|granted|successful]?
? small: How many applicants actually [got|obtained] {thing}?
? reason: Why were [most|the other] applications for {thing} [rejected|refused|turned down]?
? reason: On what ground did applications for {thing} fail?
= If {thing} [overheats|gets too hot], switch it off for {duration} before you [alert|summon] {role}.
? duration: How long [do you wait|should one wait] [if|when] {thing} [overheats|gets too hot]?
? duration: How long does {thing} stay [off|unplugged] before anyone is [alerted|summoned]?
? role: Who is [alerted|summoned|called] if {thing} [overheats|gets too hot]?
? role: Who can help if {thing} [overheats|is too hot] for long?
= {thing} is twice as [expensive|dear] as {thing2}, which was [designed|invented] by {person} in {year}.
? person: Who [designed|invented|is the inventor of|is the designer of] {thing2}?
? person: Whose [invention|design] is {thing2}?
? year: When was {thing2} [designed|invented]?
? year: In what year was {thing2} [conceived|created]?
? thing2: What did {person} [design|invent|create] in {year}?
? thing2: Compared with what is {thing} twice as [expensive|dear|costly]?
= Not {person} but {person2} [signed|approved] {thing}, [on behalf of|acting for] {organisation}.
? person2: Who [really|actually|in fact] [signed|approved] {thing}?
? person2: Whose [signature|approval] does {thing} bear?
? organisation: On whose behalf was {thing} [signed|approved]?
? organisation: For which [body|company] did {person2} sign {thing}?
= During {activity}, goggles are [compulsory|mandatory]; {group} [borrow|fetch] theirs from {spot}.
? activity: During what are goggles [compulsory|mandatory|obligatory]?
? activity: For which [task|work] do {group} need [protection|protective gear]?
? spot: From where do {group} [borrow|fetch|collect] [protection|their gear] for {activity}?
? spot: Where is [equipment|gear] for {activity} [lent|handed out] to {group}?
= {thing} expires after {duration} [and|but] can be [extended|prolonged] [once|a single time] for {money}.
? duration: After how long does {thing} [expire|run out]?
? duration: For how long is {thing} valid?
? money: What does [an extension|a prolongation] of {thing} cost?
? money: How much is charged [to extend|for extending] {thing}?
= {group} are [entitled|have a right] to {thing} only [if|when] they have [completed|attended] {event}.
? event: What must {group} have [completed|attended] [before they get|to qualify for] {thing}?
? event: What is [needed|required] for {group} to be entitled to {thing}?
? thing: To what are {group} entitled [after|once they have attended] {event}?
? thing: What is the reward for {group} who [complete|attend] {event}?
? group: Who is entitled to {thing} after {event}?
= By [default|design], {software} [saves|backs up] every {noun.} {interval} in a folder [called|named] {word}.
? interval: How [often|frequently] does {software} [save|back up] every {noun.}?
? interval: At what interval [is|are] every {noun.} saved by {software}?
? word: Under what name does {software} [save|back up] every {noun.}?
? word: What is the folder [called|named] in which {software} [saves|backs up]?
= To [reset|unlock|reboot] {thing}, hold {code} for {duration} until the [lamp|light|signal] turns {colour}.
? code: What must [be held|one hold] to [reset|unlock|reboot|restart] {thing}?
? code: Which [key|button] [resets|unlocks|reboots|restarts] {thing}?
? duration: For how long is {code} held?
? duration: How long does one [hold|press] {code} to [reset|restart] {thing}?
? colour: What colour does the [lamp|light|signal] of {thing} turn?
? colour: Which colour shows that {thing} has been [reset|restarted]?
= {Software} [replaced|superseded] {software2} in {year}, because the latter struggled with {activity}.
? software2: What was [replaced|superseded] by {software}?
? software2: Which program [preceded|came before] {software}?
? software: What [replaced|superseded|succeeded] {software2}?
? software: What is the [successor|replacement] of {software2}?
? year: When was {software2} [replaced|superseded]?
? activity: With what did {software2} [struggle|have trouble]?
? activity: What was {software2} [bad|poor] at?
= {product} [ships|comes] with {thing}; {thing2} must be [purchased|ordered] separately for {money}.
? thing: What [comes with|is supplied with|is in the box of] {product}?
? thing: What does the [buyer|owner] of {product} get with it?
? thing2: What must [the buyer|owners] of {product} [purchase|order|buy] separately?
? money: What is the price of {thing2} for {product}?
? money: How much does {thing2} cost [extra|on top]?
= The battery of {product} [lasts|holds out] {duration} and recharges fully in {duration2}.
? duration: How long does the battery of {product} [last|hold out]?
? duration: What is the [running time|battery life] of {product}?
? duration2: How long does {product} [need|take] to recharge?
? duration2: What is the [charging|recharging] time of {product}?
= {product}, [launched|introduced] in {year} by {organisation}, is [available|sold] in {colour} and {colour2} only.
? organisation: Who [launched|introduced|makes] {product}?
? organisation: From which [manufacturer|maker] does {product} come?
? year: When [was {product} launched|did {product} come on the market]?
? year: Since what year has {product} been [available|sold]?
? colour2: [Besides|Apart from] {colour}, in what colour is {product} [available|sold]?
= [Keep|Store] {thing} below {temperature}, away from {noun}, and [discard|destroy] it after {duration}.
? temperature: [Below|Under] what temperature is {thing} [kept|stored]?
? temperature: How [cold|cool] must {thing} be kept?
? noun: From what should {thing} be kept [away|apart]?
? noun: What must not [come|get] near {thing}?
? duration: After how long is {thing} [discarded|destroyed|thrown away]?
? duration: What is the shelf life of {thing}?
= Rinse {thing} with {noun} [twice|three times], then [dry|leave] it at {temperature} for {duration}.
? noun: With what is {thing} rinsed?
? noun: What [liquid|substance] is used to rinse {thing}?
? temperature: At what temperature is {thing} [dried|left] [after rinsing|afterwards]?
? temperature: How [hot|warm] should it be while {thing} dries?
? duration: How long does {thing} dry after it is rinsed?
? duration: How long must one wait after rinsing {thing}?
= The [yield|output] of {thing} climbed by {percent} when {person} [raised|increased] the pressure to {quantity}.
? percent: By how much did the [yield|output] of {thing} [climb|rise|improve]?
? percent: How [big|large] was the increase in the [yield|output] of {thing}?
? quantity: To what [value|level] did {person} [raise|increase] the pressure?
? quantity: Under how much pressure was the [yield|output] of {thing} better?
? person: Who [raised|increased] the pressure for {thing}?
= {percent} of {group} [prefer|favour] {thing}, {percent2} would rather [keep|have] {thing2}, the rest are undecided.
? percent: What [share|proportion] of {group} [prefers|favours] {thing}?
? percent: How many of {group} [are in favour of|like] {thing} [best|more]?
? percent2: What [share|proportion] of {group} would rather [keep|have] {thing2}?
? percent2: How many of {group} stick with {thing2}?
= In exchange for {thing}, {organisation} [grants|offers] {group} free use of {spot}.
? spot: What does {organisation} let {group} use for free?
? spot: Which [place|room] may {group} use without [payment|charge]?
? thing: What does {organisation} [get|receive] in [exchange|return] for the free use of {spot}?
? thing: In exchange for what may {group} use {spot}?
? organisation: Who [grants|offers] {group} free use of {spot}?
= At the request of {person}, {event} has been [postponed|put off] from {date} to {date2}.
? person: At whose request [has|was] {event} [postponed|put off|delayed]?
? person: Who [asked for|wanted|requested] the [postponement|delay] of {event}?
? date: When was {event} [originally|first] [planned|due]?
? date2: To which date was {event} [postponed|put off|moved]?
? date2: What is the new date of {event}?
= {thing} was [cancelled|called off] because of {reason}; [refunds|repayments] are [handled|processed] by {team}.
? reason: Why was {thing} [cancelled|called off|dropped]?
? reason: What [caused|led to|forced] the cancellation of {thing}?
? team: Who [handles|processes] [refunds|repayments] for {thing}?
? team: From whom do people get their money back for {thing}?
= Anyone [losing|mislaying] {thing} must [inform|notify] {role} by phone ({phone}) before {clock}.
? role: Who [is informed|is notified|must know] when {thing} is [lost|mislaid]?
? role: Whom do people [inform|notify] about the loss of {thing}?
? phone: Which number is [dialled|rung|called] about the loss of {thing}?
? phone: How can {role} be reached when {thing} is [lost|mislaid]?
? clock: Before what time must the loss of {thing} be [reported|notified]?
= Candidates are [judged|ranked] by {activity}, and whoever scores under {percent} is [excluded|eliminated].
? activity: By what are [applicants|candidates] [judged|ranked|assessed]?
? activity: What do [applicants|candidates] have to [master|demonstrate]?
? percent: Under which score [is a candidate|are applicants] [excluded|eliminated]?
? percent: What is the [lowest|minimum] score for [applicants|candidates]?
= Although {thing} looks [fragile|delicate], it [withstands|endures] {quantity} and temperatures up to {temperature}.
? quantity: What [load|strain] does {thing} [withstand|endure|survive]?
? quantity: How much can {thing} [bear|take] although it looks [fragile|delicate]?
? temperature: How hot may {thing} [get|become]?
? temperature: Up to what temperature does {thing} [survive|hold]?
= Whether {group} may [attend|join] {event} is decided by {person}, not by {role}.
? person: Who [decides|determines] whether {group} [attend|join] {event}?
? person: Whose [decision|choice] is it that {group} [attend|join] {event}?
? role: Who does not decide [who attends|about guests at] {event}?
? event: About what does {person} decide for {group}?
= The password for {software} is {code}; [change|alter] it {interval} and never [share|reveal] it to {group}.
? code: What is the [password|passphrase] for {software}?
? code: How do I [log in|sign in] to {software}?
? interval: How often should the password for {software} be [changed|altered]?
? interval: How frequently does {software} need a new password?
? group: Who must never [learn|know|hear] the password for {software}?
= {Person} [chairs|presides over] the committee for {thing}; {person2} is [her|his] deputy and takes the minutes.
? person: Who [chairs|presides over|is head of] the committee for {thing}?
? person: Who is the [chair|president] of the committee for {thing}?
? person2: Who [is the deputy|stands in for the chair] in the committee for {thing}?
? person2: Who [takes|writes] the minutes of the committee for {thing}?
= Unless {role} [objects|protests] within {duration}, {thing} is [considered|deemed] accepted.
? role: Who can [object to|protest against|stop] {thing}?
? role: Whose [objection|protest] can prevent {thing}?
? duration: How long [is there to|can one] object to {thing}?
? duration: After how long without objection is {thing} accepted?
= A [copy|duplicate] of {thing} is [archived|filed] in {spot}, the original stays with {person}.
? spot: Where is [a|the] [copy|duplicate] of {thing} [archived|filed]?
? spot: Where can one [consult|look up] a copy of {thing}?
? person: Who [keeps|retains|holds] the original of {thing}?
? person: With whom does the original of {thing} stay?
= Wages are [transferred|paid out] {interval}, [minus|less] {percent} for {thing}.
? interval: How often are wages [transferred|paid out]?
? interval: When do [workers|employees] [receive|get] their wages?
? percent: What [share|portion] of the wages is [withheld|deducted|kept back] for {thing}?
? percent: How much of their pay goes into {thing}?
? thing: For what is {percent} [withheld|deducted|kept back] from wages?
= [Overtime|Extra work] beyond {duration} is [compensated|rewarded] with {thing} rather than with money.
? duration: Beyond how [many hours|much time] is [overtime|extra work] [compensated|rewarded]?
? thing: With what is [overtime|extra work] [compensated|rewarded]?
? thing: What is [given|granted] for [overtime|extra work] instead of money?
= From {date} [onwards|on], {group} will no longer [receive|obtain] {thing}; earlier agreements remain untouched.
? date: From when will {group} no longer [receive|obtain|get] {thing}?
? date: When does {thing} [end|cease|stop] for {group}?
? thing: What will {group} [lose|miss|no longer get] from {date}?
? thing: What is [abolished|withdrawn|scrapped] for {group}?
? group: Who will no longer [receive|obtain|get] {thing}?
= {Team} [shares|splits] the cost of {thing} with {team2}: the former bears {percent}, the latter the remainder.
? team2: With whom does {team} [share|split] the cost of {thing}?
? team2: Who bears the [remainder|rest] of the cost of {thing}?
? percent: What [part|share] of the cost of {thing} does {team} bear?
? percent: How much of {thing} is [paid|financed] by {team}?
= [Parcels|Deliveries] over {quantity} are [unloaded|accepted] at {spot}, smaller ones are [dropped|left] with {role}.
? spot: Where are [parcels|deliveries] over {quantity} [unloaded|accepted]?
? spot: Where do [big|heavy|large] [parcels|deliveries] go?
? quantity: Above what [size|limit] do [parcels|deliveries] go to {spot}?
? role: With whom are [smaller|little|light] [parcels|deliveries] [dropped|left]?
? role: Who takes [smaller|light|little] [parcels|deliveries]?
= {thing} [fits|belongs] between {thing2} and {thing3}, [fastened|secured] with {small} screws of {material}.
? small: How many screws [fasten|secure|hold] {thing}?
? small: With what number of screws is {thing} [fastened|fixed]?
? material: What are the screws of {thing} made of?
? material: Of which [metal|material] are the screws that [hold|secure] {thing}?
? thing3: What is on the other side of {thing} from {thing2}?
= It takes {small} people and {duration} to assemble {thing}, and about half as long to [dismantle|undo] it.
? small: How many people [are needed to|does it take to|must] [assemble|put together] {thing}?
? small: How many helpers does the assembly of {thing} require?
? duration: How long does it take to [assemble|put together] {thing}?
? duration: How much time does the assembly of {thing} [take|require]?
= Should {thing} [leak|drip], evacuate {spot} immediately and [gather|assemble] at {spot2}.
? spot: [What|Which place] must be evacuated if {thing} [leaks|drips]?
? spot: Which area is [cleared|emptied] because of {thing}?
? spot2: Where do people [gather|assemble|meet] if {thing} [leaks|drips]?
? spot2: Where does everybody go after leaving {spot}?
= The warranty on {product} covers {thing}, [excludes|but not] {thing2}, and [ends|lapses] after {duration}.
? thing: What [is covered by|is included in] the warranty on {product}?
? thing: For what does the maker of {product} [guarantee|vouch]?
? thing2: What is [excluded from|not covered by] the warranty on {product}?
? duration: How long does the warranty on {product} [last|run]?
? duration: After how long does the guarantee for {product} [end|lapse]?
= {organisation} supplies us with {thing} {interval}; the contract, worth {money}, [runs|lasts] until {date}.
? organisation: Who [supplies|furnishes|delivers] {thing}?
? organisation: Which [supplier|firm|vendor] provides {thing}?
? interval: How often does {organisation} [supply|deliver] {thing}?
? money: How much is the contract with {organisation} worth?
? money: What is the value of the contract for {thing}?
? date: Until when does the contract with {organisation} [run|last]?
? date: When does the agreement about {thing} end?
= What [annoys|bothers|irritates] {group} most is {reason}; what [pleases|delights] them is {thing}.
? reason: What [annoys|bothers|irritates] {group} [most|above all]?
? reason: What do {group} [hate|dislike] most?
? thing: What [pleases|delights] {group}?
? thing: What do {group} [enjoy|appreciate] most?
= {person} [borrowed|took] {thing} from {person2} on {date} and has yet to [return|bring back] it.
? person: Who [borrowed|took|still has] {thing}?
? person: Who owes {thing} to {person2}?
? person2: From whom [was {thing} borrowed|did {person} borrow {thing}]?
? person2: Who [lent|is the owner of] {thing}?
? date: When did {person} [borrow|take] {thing}?
? date: Since when has {thing} been with {person}?
= Neither {thing} nor {thing2} may be [photographed|pictured] without [permission|leave] from {role}.
? role: Who [permits|allows|authorises] {thing} to be photographed?
? role: Whose [permission|leave] is needed to [photograph|take a picture of] {thing}?
? thing2: What, [like|besides|apart from] {thing}, may not be photographed?
? thing2: Of what are [pictures|photographs] forbidden besides {thing}?
= Everyone [admires|praises] {thing}, [carved|shaped] by {person} out of {material} in only {duration}.
? person: Who [carved|shaped|made] {thing}?
? person: Whose [work|creation] is {thing}?
? material: Out of what was {thing} [carved|shaped|formed]?
? material: What [material|substance] did {person} use for {thing}?
? duration: How long did {person} [need|take] for {thing}?
? duration: In what time was {thing} [finished|completed]?
= Apart from {weekday}, when {thing} is [reserved|booked] for {group}, anybody may [use|enjoy] it for nothing.
? weekday: On which day is {thing} [reserved|booked|set aside] for {group}?
? weekday: When can ordinary people not [use|enjoy] {thing}?
? group: For whom is {thing} [reserved|booked|set aside] on {weekday}?
? group: Who has {thing} to themselves on {weekday}?
= [Inspectors|Examiners] from {organisation} [criticised|complained about] {thing} but [praised|commended] {thing2}.
? thing: What did the [inspectors|examiners] from {organisation} [criticise|find fault with|complain about]?
? thing: What displeased the [inspectors|examiners] from {organisation}?
? thing2: What did the [inspectors|examiners] from {organisation} [praise|commend|like]?
? thing2: What impressed {organisation}?
? organisation: Who [criticised|complained about] {thing}?
? organisation: From where did the [inspectors|examiners] come who [praised|commended] {thing2}?
= {thing} consists of {small} [layers|parts] of {material} [glued|stitched] onto a [core|base] of {material2}.
? small: How many [layers|parts] [has|make up] {thing}?
? small: Of how many [layers|parts] does {thing} [consist|comprise]?
? material: What are the [layers|parts] of {thing} made of?
? material2: What is the [core|base] of {thing} made of?
? material2: What [lies|is] underneath the {material} of {thing}?
= {software} [refuses|rejects] files [bigger|larger] than {quantity} and warns {role} after {small} attempts.
? quantity: How [big|large] may files for {software} be?
? quantity: What is the [biggest|maximum] file size in {software}?
? role: Who is warned by {software}?
? role: Whom does {software} [alert|warn] after [failed|several] attempts?
? small: After how many [attempts|tries] does {software} [warn|alert] {role}?
= When [asked|prompted] for a licence, type {code}; {software} then [unlocks|activates] {thing}.
? code: What does one [type|enter] when {software} asks for a licence?
? code: What is the licence [number|key] of {software}?
? thing: What does {software} [unlock|activate] after the licence is [typed|entered]?
? thing: What becomes available in {software} with a licence?
= [Version|Release] {code} [dropped|removed] {thing}, [fixed|repaired] {thing2} and [introduced|brought in] {thing3}.
? thing: What was [dropped|removed|deleted] in {code}?
? thing: What has been [missing|gone] since {code}?
? thing2: What was [fixed|repaired|corrected] in {code}?
? thing2: What works again since {code}?
? thing3: What was [introduced|brought in|added] in {code}?
? thing3: What is [new|fresh] in {code}?
? code: In which [version|release] was {thing} [dropped|removed]?
= {Software} is [written|programmed] in {name}, licensed under {name2} and [maintained|cared for] by {organisation}.
? name: In which language is {software} [written|programmed]?
? name: What programming language does {software} use?
? name2: Under which licence is {software} [distributed|published]?
? name2: What is the licence of {software}?
? organisation: Who [maintains|cares for] {software}?
? organisation: Who is the maintainer of {software}?
= The option {word} [disables|turns off] {thing}, whereas {word2} only [hides|conceals] it.
? word: Which option [disables|turns off|switches off] {thing}?
? word: How can {thing} be [disabled|turned off]?
? word2: Which option [hides|conceals] {thing}?
? word2: How is {thing} made invisible?
= If {thing} cannot be [found|located], the server [answers|replies] with {code} and [retries|tries again] {interval}.
? code: What does the server [answer|reply] if {thing} [cannot be found|is missing]?
? code: Which [error|message] means that {thing} is missing?
? interval: How often does the server [retry|try again] to find {thing}?
? interval: At what interval is the search for {thing} repeated?
= {name}: a [method|technique] of {activity} that [requires|demands] {thing} and [saves|spares] {quantity}.
? name: What is the [method|technique] of {activity} called?
? name: Which [method|technique] of {activity} saves {quantity}?
? thing: What does the [method|technique] {name} [require|demand]?
? thing: What is needed for {name}?
? quantity: How much does {name} [save|spare]?
= Measure {thing} at {small} points, ignore the highest value and [average|combine] the others ({person}'s rule).
? small: At how many points is {thing} measured?
? small: How many measurements of {thing} are taken?
? person: Whose rule [applies to|is used for] the measurement of {thing}?
? person: Who [invented|gave us] the rule by which {thing} is measured?
= The sample [turned|went] {colour} at {temperature}, which [proves|suggests] that it [contains|holds] {noun}.
? colour: What colour did the sample [turn|take on] at {temperature}?
? colour: Which colour [proves|suggests] that the sample contains {noun}?
? temperature: At what temperature did the sample [turn|become] {colour}?
? temperature: How [warm|cold] was the sample when it turned {colour}?
? noun: What does the sample [contain|hold]?
? noun: What is in the sample that [turned|went] {colour}?
= Contrary to [expectation|what was hoped], {thing} [dissolved|vanished] in {duration}, leaving {quantity} of {noun}.
? duration: How long did it take {thing} to [dissolve|vanish|disappear]?
? duration: In what time was {thing} gone?
? quantity: How much {noun.} was left [by|of] {thing}?
? quantity: What amount of {noun.} remained?
? noun: What was left [over|behind] after {thing} had [vanished|gone]?
= Wear {colour} when [handling|dealing with] {thing}: {group} then [recognise|identify] you from {quantity} away.
? colour: What colour is worn when [handling|dealing with] {thing}?
? colour: Which colour of clothing does {thing} demand?
? group: Who [recognises|identifies] people that [handle|deal with] {thing}?
? group: Who must be able to see a person with {thing}?
= {thing} has been [broken|defective] since {date}; a [mechanic|fitter] from {place} is [expected|due] on {weekday}.
? date: Since when has {thing} been [out of order|broken|defective]?
? date: When did {thing} break down?
? place: From where does the [mechanic|fitter] for {thing} come?
? place: In which town is the [mechanic|fitter] for {thing} based?
? weekday: When is the [mechanic|fitter] for {thing} [expected|due]?
? weekday: On which day will somebody [mend|fix] {thing}?
= Thanks to {thing}, [accidents|injuries] among {group} [dropped|declined] by {percent}.
? thing: Thanks to what did [accidents|injuries] among {group} [drop|decline]?
? thing: What made [work|life] safer for {group}?
? percent: By how much did [accidents|injuries] among {group} [drop|decline|decrease]?
? percent: How [large|great] was the decline in [accidents|injuries] among {group}?
? group: Among whom did [accidents|injuries] [drop|decline] thanks to {thing}?
= [Vegetarians|Early risers|Smokers] [complain|grumble] that {spot} lacks {thing} and [smells|reeks] of {noun}.
? thing: What does {spot} lack?
? thing: What is [missing|wanting|absent] in {spot}?
? noun: Of what does {spot} [smell|reek]?
? noun: What can be smelt in {spot}?
= To [qualify|be eligible] for {thing}, one must be older than {duration} [or|and] [know|be acquainted with] {person}.
? duration: How old must one be to [qualify|be eligible] for {thing}?
? duration: What is the [minimum|lowest] age for {thing}?
? person: Whom must one [know|be acquainted with] to [qualify|be eligible] for {thing}?
? person: Whose acquaintance helps to get {thing}?
= A majority of {group} is [necessary|required] to [amend|alter] {thing}, last [amended|revised] on {date}.
? group: A [majority|vote] of whom is [necessary|required] to [amend|alter|revise] {thing}?
? group: Who [votes on|can amend] {thing}?
? date: When was {thing} last [amended|revised|altered]?
? date: From when is the latest revision of {thing}?
= {Person} resigned over {thing}, [whereupon|after which] {person2} [inherited|took on] the post of {role}.
? person: Who resigned over {thing}?
? person: Who was [the predecessor of {person2}|{role} before {person2}]?
? person2: Who [succeeded {person}|took over from {person}|became {role}]?
? person2: Who is the successor of {person}?
? thing: Over what did {person} resign?
? thing: What was the cause of {person}'s resignation?
= {group} [dispute|contest|doubt] the [claim|statement] that {thing} [caused|triggered] {reason}.
? group: Who [disputes|contests|doubts] that {thing} [caused|triggered] {reason}?
? group: Who does not believe in {thing} as a cause?
? reason: What is {thing} [said|claimed] to have [caused|triggered|brought about]?
? reason: What is blamed on {thing}?
? thing: What is [said|claimed] to have [caused|triggered] {reason}?
= In [spring|autumn] the [board|council] will [discuss|debate] {thing}, proposed by {person} and opposed by {group}.
? thing: What will the [board|council] [discuss|debate] after {person}'s proposal?
? person: Who [proposed|suggested|had the idea of] {thing}?
? person: Whose [proposal|suggestion] is {thing}?
? group: Who [opposes|resists|is against] {thing}?
? group: From whom does {thing} meet resistance?
= {thing} is [audited|examined] by {organisation} {interval}, most recently on {date}, without objections.
? organisation: Who [audits|examines] {thing}?
? organisation: Who is the auditor of {thing}?
? interval: How often is {thing} [audited|examined]?
? interval: How frequent are the audits of {thing}?
? date: When was the [latest|most recent] [audit|examination] of {thing}?
? date: When was {thing} last [audited|examined]?
= Half of the [fine|penalty] of {money} for [ignoring|neglecting] {thing} goes to {organisation}.
? money: How [high|steep] is the [fine|penalty] for [ignoring|neglecting] {thing}?
? money: What does it cost to [ignore|neglect] {thing}?
? organisation: Who [gets|pockets|receives] half of the [fine|penalty] for [ignoring|neglecting] {thing}?
? organisation: Where does part of the [fine|penalty] for {thing} go?
? thing: For [ignoring|neglecting] what does one pay {money}?
= {person} [summarised|condensed] {thing} on {small} pages; {person2} needed {small2}.
? small: How many pages did {person} [need|fill] for {thing}?
? small: How long is {person}'s summary of {thing}?
? small2: How many pages did {person2} [need|fill]?
? small2: How long is {person2}'s summary of {thing}?
= Instead of [scolding|punishing] {group}, {person} [invited|brought] them to {event} — with remarkable results.
? event: To what did {person} [invite|bring] {group}?
? event: What did {group} [visit|attend] instead of being [scolded|punished]?
? person: Who [invited|brought] {group} to {event}?
? group: Whom did {person} [invite|bring] to {event}?
= The [insurance|policy] [pays|reimburses] at most {money} for {thing} and nothing at all in case of {reason}.
? money: How much does the [insurance|policy] [pay|reimburse] for {thing}?
? money: Up to what sum is {thing} insured?
? reason: In which case does the [insurance|policy] for {thing} [pay|reimburse] nothing?
? reason: Against what is {thing} not insured?
= As {role}, {person} [oversees|supervises] {thing} and [reports|answers] directly to {person2}.
? person: Who [oversees|supervises] {thing}?
? person: Who works as {role}?
? person2: To whom does {person} [report|answer]?
? person2: Who is the [boss|superior] of {person}?
? thing: What does {person} [oversee|supervise]?
? role: In what [role|position|capacity] does {person} supervise {thing}?
= {Thing} [used to|once did] [cost|amount to] {money}; since {year} it has been [cheaper|reduced], at {money2}.
? money: What did {thing} [once|formerly] cost?
? money: What was the [old|previous|former] price of {thing}?
? money2: What has {thing} cost since {year}?
? money2: What is the [present|current|new] price of {thing}?
? year: Since when has {thing} been [cheaper|reduced]?
= A [note|sticker] on {thing} reads {code}: {code2} would mean that it has been [rejected|condemned].
? code: What does the [note|sticker] on {thing} [read|say]?
? code: What is written on {thing}?
? code2: Which [mark|text] would mean that {thing} has been [rejected|condemned]?
? code2: How would one know a rejected {thing.}?
= Fill in {thing}, have it stamped by {role}, and [hand it in|submit it] at {spot} [no later than|by] {clock}.
? role: Who [stamps|countersigns] {thing}?
? role: From whom does one get the [stamp|countersignature] on {thing}?
? spot: Where is {thing} [handed in|submitted]?
? spot: Where does one bring {thing} after it is [stamped|filled in]?
? clock: By what time must {thing} be [handed in|submitted]?
? clock: What is the latest [time|hour] for {thing}?
= {group} [commute|travel] by {noun}, most of them for {duration} or longer, and [receive|claim] {money} towards it.
? noun: By what means do {group} [commute|travel]?
? noun: How do {group} [commute|get to work]?
? duration: How long [do {group} travel|is the journey of {group}]?
? money: How much do {group} [receive|claim] for their [travel|commute]?
? money: What allowance is there for {group} who travel by {noun}?
= Beginners [practise|start] with {thing}; [experts|veterans] [advance|proceed] to {thing2} after {small} lessons.
? thing: With what do beginners [practise|start]?
? thing: What is [suitable|right] for beginners, before {thing2}?
? thing2: To what do [experts|veterans] [advance|proceed|move on]?
? thing2: What comes after {thing} for those who have [learned|mastered] it?
? small: After how many lessons does one [advance|proceed] to {thing2}?
= The [smell|sound|sight] of {thing} reminds {person} of {place}, where {activity} was a [daily|common] [chore|habit].
? place: Of [where|which place] does {thing} remind {person}?
? place: Where was {activity} a [daily|common] [chore|habit]?
? activity: What was a [daily|common] [chore|habit] in {place}?
? activity: What did everyone do in {place}?
? person: Who [thinks of|remembers] {place} because of {thing}?
= Strictly, {thing} is [forbidden|banned]; in [practice|reality], {role} [tolerates|overlooks] it on {weekday}.
? role: Who [tolerates|overlooks|turns a blind eye to] {thing}?
? role: Whose [tolerance|kindness] makes {thing} possible?
? weekday: When is {thing} [tolerated|overlooked]?
? weekday: On which day does {role} say nothing about {thing}?
= So [popular|beloved] is {thing} that {group} [queue|line up] from {clock} to [obtain|secure] it.
? thing: For what do {group} [queue|line up]?
? thing: What is so [popular|beloved] with {group}?
? clock: From what time do {group} [queue|line up] for {thing}?
? clock: How early do {group} come to get {thing}?
? group: Who [queues|lines up] for {thing}?
= {person} [recommends|suggests] [cleaning|polishing] {thing} with {noun}; {person2} [swears by|trusts] {noun2}.
? noun: With what does {person} [clean|polish] {thing}?
? noun: What does {person} [recommend|suggest] for {thing}?
? noun2: What does {person2} [swear by|trust]?
? noun2: With what would {person2} [clean|polish] {thing}?
? person2: Who [swears by|trusts] {noun2}?
= {thing} [triggers|sets off] an alarm in {spot} as soon as it [exceeds|passes] {quantity}.
? spot: Where does {thing} [trigger|set off] an alarm?
? spot: Where does the alarm [ring|sound] because of {thing}?
? quantity: At what [value|threshold|limit] does {thing} [trigger|set off] an alarm?
? quantity: What must {thing} not exceed?
? thing: What [triggers|sets off] the alarm in {spot}?
= Thirty years [later|on], {person} still [owns|uses] {thing} that {person2} gave [her|him] as a leaving gift.
? person: Who still [owns|uses|has] {thing}?
? person: Who was given {thing} as a [farewell|leaving] gift?
? person2: Who was the giver of {thing}?
? person2: From whom did {person} get {thing}?
? thing: Which gift of {person2}'s does {person} still have?
= {email} is [monitored|read] on weekdays from {hours}; [urgent|pressing] matters about {thing}: {phone}.
? hours: [When|During which hours] is {email} [monitored|read]?
? hours: What are the hours of {email}?
? phone: Which number is for [urgent|pressing] matters about {thing}?
? phone: What do I dial about {thing} in a hurry?
? email: Which [address|mailbox] is [monitored|read] from {hours}?
= {organisation} and {organisation2} [merged|joined forces] in {year} under the name {name}.
? year: When did {organisation} and {organisation2} [merge|join forces]?
? year: In what year was the [merger|union] of {organisation} and {organisation2}?
? name: Under what name did {organisation} and {organisation2} [merge|join forces]?
? name: What are {organisation} and {organisation2} called since the [merger|union]?
? organisation2: With whom did {organisation} [merge|join forces]?
= {organisation}, based in {place}, [employs|gives work to] {small} {group} and [specialises|is expert] in {activity}.
? place: Where is {organisation} [headquartered|based]?
? place: What is the seat of {organisation}?
? activity: In what does {organisation} [specialise|excel]?
? activity: What is the [speciality|expertise] of {organisation}?
? small: How many {group} does {organisation} employ?
? small: How many {group} work for {organisation}?
"""

"""More sentences and questions in the notation of `report_frames`: people, places, journeys, farms, wards and stages.

Each sentence is built differently, and the questions put in other words what the statement says.
"""

from __future__ import annotations

TEXT = """
= {person}, [born|raised] in {place}, [studied|trained] under {person2} and [died|passed away] in {year}.
? place: Where was {person} [born|raised]?
? place: What is the [birthplace|home town] of {person}?
? person2: Under whom did {person} [study|train]?
? person2: Who [taught|was the teacher of|was the tutor of] {person}?
? year: When did {person} [die|pass away]?
? year: What is the year of {person}'s death?
= In {year} a [fire|blaze] [destroyed|consumed] {thing}; it was [rebuilt|restored] by {group} within {duration}.
? year: In what year did the [fire|blaze|flames] [destroy|consume] {thing}?
? year: When did {thing} burn?
? group: Who [rebuilt|restored] {thing}?
? group: By whom was {thing} [rebuilt|restored] after the [fire|blaze]?
? duration: How long did the [rebuilding|restoration] of {thing} take?
? duration: Within what time was {thing} [rebuilt|restored]?
= {place} lies {quantity} [from|away from] {place2} and is [reached|approached] only by {noun}.
? quantity: How far is [{place} from {place2}|it from {place2} to {place}]?
? quantity: What is the distance between {place} and {place2}?
? noun: How does one [reach|get to] {place}?
? noun: By what [means|way] is {place} [reached|approached]?
= The [ferry|steamer] {name} [sails|departs] from {place} at {clock} and [docks|arrives] in {place2} {duration} later.
? clock: When does the {name} [sail|depart|leave]?
? clock: What is the departure time of the {name}?
? place: From which [port|harbour] does the {name} [sail|depart]?
? place: Where does the voyage of the {name} begin?
? place2: Where does the {name} [dock|arrive]?
? place2: What is the destination of the {name}?
? duration: How long is the [crossing|voyage] of the {name}?
? duration: How long does the {name} need to {place2}?
= [Captain|Skipper] {person} steers the {name}, a [schooner|trawler] of {quantity} [built|launched] in {place}.
? person: Who [commands|steers|is the captain of] the {name}?
? person: Who is the [skipper|master] of the {name}?
? quantity: How [big|large] is the {name}?
? quantity: What is the size of the {name}?
? place: Where was the {name} [built|launched]?
? place: In what [port|shipyard town] was the {name} [constructed|built]?
= [Stir|Mix] {quantity} of {noun} into {noun2}, [simmer|boil] for {duration} and [sprinkle|garnish] with {noun3}.
? quantity: How much {noun.} is [stirred|mixed] into {noun2}?
? quantity: What amount of {noun.} goes into {noun2}?
? duration: How long [does one boil|do we simmer] the mixture of {noun} and {noun2}?
? duration: For how long is it [boiled|simmered] after {noun} is [stirred|mixed] in?
? noun3: With what is the [dish|mixture] of {noun} and {noun2} [sprinkled|garnished]?
? noun3: What is [strewn|put] on top after {noun} and {noun2} have [simmered|boiled]?
= The [inn|tavern] {name} [serves|offers] {noun} with {noun2} for {money}, though never on {weekday}.
? noun2: With what does the {name} [serve|offer] {noun}?
? noun2: What [accompanies|goes with] {noun} at the {name}?
? money: How much is {noun} with {noun2} at the {name}?
? money: What does a guest of the {name} pay for {noun}?
? weekday: When does the {name} not [serve|offer] {noun}?
? weekday: On which day is there no {noun.} at the {name}?
= {person} is allergic to {noun}, [dislikes|hates] {noun2} and [adores|loves] {noun3}.
? noun: To what is {person} allergic?
? noun: What must {person} not [eat|touch]?
? noun2: What does {person} [dislike|hate]?
? noun2: What can {person} not stand?
? noun3: What does {person} [adore|love]?
? noun3: What is {person}'s [favourite|great love]?
= On the farm of {person}, {small} sheep [graze|feed] in {spot} and [geese|ducks] [guard|watch] {thing}.
? small: How many sheep does {person} [have|keep]?
? small: How many sheep [graze|feed] on the farm of {person}?
? spot: Where do the sheep of {person} [graze|feed]?
? spot: Which pasture do {person}'s sheep use?
? thing: What do the [geese|ducks|birds] of {person} [guard|watch|protect]?
? thing: What is [guarded|watched|protected] on the farm of {person}?
= [Sow|Plant] {noun} in {spot} after {date}; it [ripens|can be harvested] {duration} later.
? spot: Where is {noun} [sown|planted]?
? spot: In which [bed|place] does {noun} grow?
? date: After what date is {noun} [sown|planted]?
? date: What is the earliest day for [sowing|planting] {noun}?
? duration: How long does {noun} take to [ripen|mature]?
? duration: After how long is {noun} [ripe|harvested]?
= A [drought|frost] in {year} [ruined|spoiled] {percent} of the harvest around {place} and starved {group}.
? percent: What share of the harvest around {place} was [ruined|spoiled|lost]?
? percent: How much of the harvest near {place} was [destroyed|spoilt]?
? year: In which year was the harvest around {place} [ruined|spoiled|lost]?
? year: When was the bad harvest of {place}?
? group: Who [suffered|fared badly] when the harvest around {place} was [ruined|lost]?
= {group} with fever wait in {spot}, where {person} [examines|sees] them and [prescribes|orders] {thing}.
? spot: Where do {group} with [fever|a temperature] wait?
? spot: Where are sick {group} [examined|seen]?
? person: Who [examines|sees|treats] {group} with [fever|a temperature]?
? person: Which doctor [prescribes|orders] {thing}?
? thing: What does {person} [prescribe|order]?
? thing: What is prescribed for {group}?
= Swallow {small} tablets of {name} {interval} with plenty of water; giddiness usually fades in {duration}.
? small: How many tablets of {name} [are swallowed|does one take|should be taken]?
? small: What is the dose of {name}?
? interval: How often [is {name} taken|should {name} be taken]?
? interval: How frequently does one swallow {name}?
? duration: How long does the [dizziness|giddiness] from {name} last?
? duration: When do the side effects of {name} [fade|disappear]?
= Surgeons at {organisation} treated {person} for {duration}; the [wound|scar] [healed|closed] by {date}.
? duration: How long did the surgeons [operate on|treat] {person}?
? duration: How long was the operation on {person}?
? date: By when had the [wound|scar] of {person} [healed|closed]?
? date: When was {person} healed?
? organisation: Where was {person} [operated on|treated]?
? organisation: Which [clinic|hospital] [operated on|treated] {person}?
= {name}, a [play|drama] by {person}, [premiered|was first staged] in {place} with {person2} in the [lead|title role].
? person: Who [wrote|is the author of] {name}?
? person: Who is the playwright behind {name}?
? place: Where did {name} [premiere|have its first night]?
? place: In which town was {name} first [staged|performed]?
? person2: Who [played|had] the [lead|title role] in {name}?
? person2: Which actor starred in {name}?
= The show [starts|begins] at {clock}, there is an interval of {duration}, and {thing} [falls|appears] in the last act.
? clock: At what time does the [curtain rise|show begin|performance start]?
? clock: When does the [evening|show] begin before the interval of {duration}?
? duration: How long is the interval of the show that [starts|begins] at {clock}?
? duration: How long is the break [before|ahead of] the last act with {thing}?
? thing: What [falls|appears|is seen] in the last act?
? thing: What does the audience see in the last act?
= [Applause|Laughter] [greeted|met] {person} when {thing} [toppled|tumbled] off the stage during {event}.
? person: Who was [greeted|met] with [applause|laughter] when {thing} [toppled|tumbled]?
? event: During what did {thing} [topple|tumble|fall] off the stage?
? event: At which occasion did {thing} fall?
? thing: What [toppled|tumbled|fell] off the stage during {event}?
? thing: What dropped from the stage when {person} appeared?
= The orchestra of {place} [rehearses|practises] in {spot} on {weekday}, [conducted|directed] by {person}.
? spot: Where does the orchestra of {place} [rehearse|practise]?
? spot: Where can one hear rehearsals of the orchestra of {place}?
? weekday: When does the orchestra of {place} [rehearse|practise]?
? weekday: On what day is the orchestra of {place} [rehearsing|practising]?
? person: Who [conducts|directs] the orchestra of {place}?
? person: Who is the conductor of the orchestra of {place}?
= [Pupils|Children] at {name} School learn {activity} from {person} and algebra from {person2}.
? person: Who teaches {activity} at {name} School?
? person: From whom is {activity} learnt at {name} School?
? person2: Who teaches [algebra|mathematics|the other subject] besides {activity} at {name} School?
? activity: What does {person} teach?
? activity: What do [pupils|children] at {name} School learn from {person}?
= School classes [resume|restart] on {date}, [exams|tests] [follow|come] {duration} later, supervised by {role}.
? date: When do [lessons|classes] [resume|restart|begin again] at school?
? date: On what date is school back?
? duration: How long after [lessons|classes] [resume|restart] are the school [exams|tests]?
? role: Who supervises the school [exams|tests]?
? role: Who [watches over|is in charge of] the school [exams|tests]?
= Readers may keep up to {small} [novels|books] for {duration}; renewals are made at {spot} or via {email}.
? small: How many [novels|books] may [readers|borrowers] keep?
? small: What number of books may a reader borrow?
? duration: For how long may [readers|borrowers] keep [novels|books]?
? duration: What is the loan period for [novels|books]?
? spot: Where [can|do] [readers|borrowers] [renew|extend] their loans?
? email: To what address do [readers|borrowers] write for a renewal?
? email: Where are [novels|books] [renewed|extended] by mail?
= The diary of {person}, [lost|missing] since {year}, [resurfaced|turned up] in {spot} [underneath|behind] {thing}.
? year: Since when had the [manuscript|diary] of {person} been [lost|missing]?
? year: In what year did the [manuscript|diary] of {person} disappear?
? spot: Where did the [manuscript|diary] of {person} [resurface|turn up]?
? spot: Where was {person}'s lost text discovered?
? thing: [Underneath|Behind] what was the [manuscript|diary] of {person}?
? thing: What had covered the [manuscript|diary] of {person}?
= According to legend, {person} [cursed|bewitched] {thing} after {group} had [mocked|insulted] {person2}.
? person: Who, according to legend, [cursed|bewitched] {thing}?
? group: Who had [mocked|insulted|offended] {person2}?
? group: Who made fun of {person2}?
? person2: Whom had {group} [mocked|insulted|offended]?
? thing: What was [cursed|bewitched] by {person}?
? thing: Upon what does {person}'s spell lie?
= {place} was [conquered|captured] by [King|General] {name} in {year} and [liberated|freed] by {group} in {year2}.
? name: Who [conquered|captured|took] {place}?
? name: Who was the conqueror of {place}?
? year: When was {place} [conquered|captured]?
? year: When did {place} fall to {name}?
? group: Who [liberated|freed] {place}?
? group: To whom does {place} owe its freedom?
? year2: When was {place} [liberated|freed]?
? year2: In what year did {place} regain its freedom?
= The [treaty|peace] of {place} was [signed|concluded] on {date} by {person} and, [reluctantly|at last], {person2}.
? date: When was the [treaty|peace] of {place} [signed|concluded]?
? date: On what day was the [treaty|peace] of {place} made?
? person2: Who [reluctantly|at last] signed the [treaty|peace] of {place}, besides {person}?
? person2: Who, together with {person}, signed the [treaty|peace] of {place}?
= Diggers [unearthed|dug up] {thing} near {place} at a depth of {quantity}, [dating|going] back to {year}.
? thing: What did [archaeologists|diggers] [unearth|dig up] near {place}?
? thing: What came to light near {place}?
? place: Near which [place|town] was {thing} [unearthed|dug up]?
? place: Where did the [archaeologists|diggers] find {thing}?
? quantity: At what depth was {thing} [unearthed|dug up]?
? quantity: How deep did {thing} lie?
? year: To what year does {thing} date back?
? year: From when does the [unearthed|excavated] {thing.} date?
= {person} [inherited|got] {thing} from an [uncle|aunt|ancestor] in {place} and [auctioned|pawned] it for {money}.
? place: Where did the [relative|relation] of {person} live who left {thing}?
? place: From which town did {person} [inherit|get] {thing}?
? money: How much did {person} [earn with|make from] {thing}?
? money: What sum did {thing} bring {person}?
? thing: What did {person} [inherit|get] from a relative?
? thing: What was {person}'s inheritance?
? person: Who [inherited|was the heir to] {thing}?
= [Tall|High] as it is — {quantity} — the lighthouse of {place} [attracts|draws] {small} [tourists|sightseers] a year.
? quantity: How [tall|high] is the lighthouse of {place}?
? quantity: What is the height of the lighthouse of {place}?
? small: How many [tourists|sightseers] does the lighthouse of {place} [attract|draw]?
? small: How many people visit the lighthouse of {place} a year?
= Residents of {place} [speak|chat in] {name}, [worship|pray] in {spot} and [trade|barter] mainly in {noun}.
? name: Which language do the [inhabitants|residents] of {place} speak?
? name: What is [spoken|the tongue] in {place}?
? spot: Where do the [inhabitants|residents] of {place} [worship|pray]?
? spot: What is the place of prayer in {place}?
? noun: In what do the [inhabitants|residents] of {place} [trade|barter|deal]?
? noun: What [goods are|is] mainly [sold|bartered] by the people of {place}?
= The river {name} rises in {place}, [flows|winds] past {place2} for {quantity} and [empties|spills] into {noun}.
? place: Where does the river {name} [rise|spring|begin]?
? place: Where is the source of the {name}?
? quantity: How far does the river {name} [flow|wind]?
? quantity: How long is the [river|stream] {name}?
? noun: Into what does the river {name} [empty|spill|flow]?
? noun: Where is the mouth of the river {name}?
? place2: Past which town does the {name} [flow|wind|run]?
= Winters in {place} are [harsh|bitter]: {temperature} is [normal|usual], and snow [lingers|stays] for {duration}.
? temperature: How cold are winters in {place}?
? temperature: What temperature is [normal|usual] in {place}?
? duration: How long does snow [linger|stay|lie] in {place}?
? duration: For how long is {place} white with snow?
= Mount {name}, first climbed by {person} in {year}, [towers|rises] {quantity} above {place}.
? person: Who first climbed Mount {name}?
? person: Who was the first to [conquer|reach the summit of] Mount {name}?
? year: When was Mount {name} first climbed?
? year: In what year was the first ascent of Mount {name}?
? quantity: How [high|far] does Mount {name} [tower|rise] above {place}?
? quantity: What is the height of Mount {name}?
? place: Above which place does Mount {name} [tower|rise]?
= Hikers who [follow|take] the {colour} [signs|arrows] reach {spot} in {duration}; the {colour2} ones lead to {place}.
? spot: Where do the {colour} [signs|arrows] lead?
? spot: What do [hikers|walkers] reach by the {colour} [signs|arrows]?
? duration: How long is the walk [by|along] the {colour} [signs|arrows]?
? duration: How much time do [hikers|walkers] need to {spot}?
? place: Where do the {colour2} [signs|arrows] lead?
? colour2: Which colour of [signs|arrows] leads to {place}?
= Our [guide|host], {person}, fluent in {name}, [hired|rented] {small} mules for the [trek|ride] to {place}.
? name: In which language is {person} fluent?
? name: What language does the [guide|host] {person} speak?
? small: How many mules did {person} [hire|rent]?
? small: With how many mules did the [trek|ride] to {place} begin?
? place: Where did {person} [lead|guide] us?
? place: What was the goal of the [trek|ride] with {person}?
? person: Who [hired|rented] mules for the [trek|ride] to {place}?
= Travellers [bound for|heading to] {place} change at {place2}, where {thing} leaves from platform {small}.
? place2: Where do [passengers|travellers] to {place} change?
? place2: At which station does one change for {place}?
? small: From which platform does {thing} leave at {place2}?
? small: What is the platform for {thing}?
? thing: What takes [passengers|travellers] from {place2} to {place}?
= Tourists staying in {place} over {duration} need {thing}, [issued|granted] by {organisation} for {money}.
? duration: After how long do [foreigners|tourists] in {place} need {thing}?
? duration: How long may [foreigners|tourists] stay in {place} without {thing}?
? organisation: Who [issues|grants] {thing} to [foreigners|tourists]?
? organisation: From which [office|authority] do [foreigners|tourists] get {thing}?
? money: What does {thing} cost [foreigners|tourists]?
? money: How much do [foreigners|tourists] pay for {thing}?
? thing: What do [foreigners|tourists] need in {place}?
= {person} [married|wed] {person2} in {place}, left [her|him] in {year} and [adopted|raised] {small} orphans.
? person2: Whom did {person} [marry|wed]?
? person2: Who was [married to|the spouse of] {person}?
? place: Where did {person} and {person2} [marry|wed]?
? place: Where was the wedding of {person} and {person2}?
? year: When did {person} [divorce|leave] {person2}?
? year: In what year did the marriage of {person} end?
? small: How many orphans did {person} [adopt|raise]?
? small: How many children were [adopted|raised] by {person}?
= {person} is {duration} older than {person2}, yet [shorter|smaller] than {person3}.
? duration: How much older is {person} than {person2}?
? duration: What is the difference in age between {person} and {person2}?
? person2: Who is younger than {person}?
? person3: Who is taller than {person}?
? person3: Compared with whom is {person} [short|small]?
= {person}'s [daughter|son] {name} [swims|paddles] in {spot} and [dreams|thinks] of becoming {role}.
? name: What is the [child|offspring] of {person} called?
? name: What is the name of {person}'s [child|offspring]?
? spot: Where does {name} [swim|paddle|bathe]?
? spot: In which place does {person}'s child exercise?
? role: What does {name} [dream|think] of becoming?
? role: What job does {person}'s child want?
= [Shy|Modest] but [stubborn|persistent], {person} [persuaded|convinced] {person2} to [fund|finance] {thing}.
? person: Who [persuaded|convinced|won over] {person2}?
? person2: Whom did {person} [persuade|convince|win over]?
? person2: Who [funded|financed|paid for] {thing}?
? thing: What did {person2} [fund|finance]?
? thing: For what did {person} get money from {person2}?
= When {person} was {small} years old, {thing} [fell on|bit] [her|his] [arm|leg], and {person2} stitched it.
? small: How old was {person} when {thing} hurt [her|his] limb?
? small: At what age was {person} [injured|hurt] by {thing}?
? person2: Who [bandaged|stitched] the [wound|injury] of {person}?
? person2: Who looked after {person}'s wound?
? thing: What [injured|hurt|wounded] {person}?
= [Orders|Commands] came from {person}; {person2} [obeyed|followed] them, but {person3} [deserted|fled] to {place}.
? person2: Who [obeyed|followed] the [orders|commands] of {person}?
? person3: Who [deserted|fled|ran away] to {place}?
? person3: Who did not follow the [orders|commands] of {person}?
? place: Where did {person3} [desert|flee|run] to?
? person: Whose [orders|commands] did {person2} [obey|follow]?
? person: Who gave [orders|commands] to {person2}?
= It was {group} who first [noticed|realised] that {thing} [attracts|draws in] {noun}.
? group: Who first [noticed|realised|discovered] what {thing} does to {noun}?
? group: By whom was the effect of {thing} on {noun} discovered?
? noun: What is [attracted|drawn in] by {thing}?
? noun: Upon what does {thing} have an effect, as {group} [noticed|realised]?
? thing: What [attracts|draws in] {noun}?
= [Hardly|Scarcely] had {event} begun when {reason} [forced|obliged] {group} to [shelter|hide] in {spot}.
? reason: What [forced|obliged] {group} to [shelter|hide]?
? reason: Why did {group} leave {event}?
? spot: Where did {group} [shelter|hide|take refuge] during {event}?
? spot: In what place were {group} safe?
? group: Who had to [shelter|hide] when {event} had begun?
? event: What had just begun when {group} had to [shelter|hide]?
= The [winner|champion] of {event}, {person}, [defeated|beat] {person2} by {small} points and donated {money}.
? person: Who [won|was the winner of|was victorious at] {event}?
? person: Who [defeated|beat] {person2}?
? person2: Whom did {person} [defeat|beat] at {event}?
? person2: Who lost to {person}?
? small: By how many points did {person} [win|defeat {person2}|beat {person2}]?
? money: How much did {person} [donate|give away]?
? money: How large was the donation by {person}?
= [Tickets|Seats] for {event} [sold out|were gone] within {duration}; others can [watch|follow] it from {spot}.
? duration: How quickly were the [tickets|seats] for {event} gone?
? duration: Within what time did {event} sell out?
? spot: From where can people without [tickets|seats] [watch|follow] {event}?
? spot: Where do [latecomers|others] [watch|see] {event}?
= {event}, [cheered|watched] by {small} [spectators|onlookers], [raised|collected] {money} for {thing}.
? small: How many [spectators|onlookers] [cheered|watched] {event}?
? small: How big was the [crowd|audience] at {event}?
? money: How much did {event} [raise|collect]?
? money: What [sum|amount] came together at {event}?
? thing: For what did {event} [raise|collect] money?
? thing: To what purpose was money [raised|collected] at {event}?
= Every {noun.} in {place} is [painted|dyed] {colour} because {person} once [bet|wagered] {money} on it.
? colour: What colour is every {noun.} in {place}?
? colour: How is every {noun.} in {place} [painted|dyed]?
? person: Who [bet|wagered] on the colour of every {noun.} in {place}?
? person: Whose [bet|wager] gave {place} its colour?
? money: How much did {person} [bet|wager]?
? money: What sum was at stake in {place}?
= The museum of {place} [displays|exhibits] {thing}, [donated|bequeathed] by {person}, [opposite|facing] {thing2}.
? thing: What [donated|bequeathed] object does the museum of {place} [display|exhibit]?
? thing: What does the museum of {place} owe to {person}?
? person: Who [donated|bequeathed] {thing} to the museum of {place}?
? person: Who was the donor of {thing}?
? thing2: What is [opposite|facing] {thing} in the museum of {place}?
? thing2: Which exhibit stands across from {thing}?
= The [statue|monument] [outside|in front of] {spot} honours {person}, who [rescued|saved] {group} from drowning.
? person: Whom does the [statue|monument] [outside|in front of] {spot} [honour|commemorate]?
? person: Who [rescued|saved] {group} from drowning?
? group: Whom did {person} [rescue|save]?
? group: Who would have drowned without {person}?
? spot: Where is the [statue|monument] of {person}?
? spot: Where is {person} [honoured|commemorated]?
= Bridge {code}, {quantity} long, [connects|links] {place} with {place2} and [opened to|admitted] traffic on {date}.
? quantity: How long is [bridge|crossing] {code}?
? quantity: What is the length of {code}?
? place2: With what does {code} [connect|link] {place}?
? place2: To which place does {code} lead from {place}?
? date: When did {code} open to traffic?
? date: What was the opening date of {code}?
= [Trucks|Lorries] heavier than {quantity} must [avoid|bypass] {spot} and [detour|go round] through {place}.
? quantity: Above what weight must [trucks|lorries|vehicles] [avoid|bypass] {spot}?
? quantity: How heavy may a vehicle in {spot} be?
? spot: What must heavy [trucks|lorries|vehicles] [avoid|bypass]?
? spot: Where may [trucks|lorries] heavier than {quantity} not go?
? place: Through which place do heavy [trucks|lorries|vehicles] [detour|go round]?
? place: By what [way|route] can heavy vehicles go round {spot}?
= [Fishermen|Anglers] [net|catch] {noun} off {place}, smoke it over {material} and [export|ship] it to {place2}.
? noun: What do [fishermen|anglers] [net|catch] off {place}?
? noun: What is exported from {place} to {place2}?
? material: Over what do [fishermen|anglers] off {place} smoke {noun}?
? place2: Where is the catch from {place} [exported|shipped]?
? place2: Who buys {noun}: to which place is it [exported|shipped]?
? place: Off which place do [fishermen|anglers] [net|catch] {noun}?
= A [cook|baker] named {person} created {name}, a [pudding|dessert] of {noun} and {noun2}, by [accident|mistake].
? person: Who [invented|created] the [pudding|dessert] {name}?
? person: Whose invention is {name}?
? noun2: What does {name} contain besides {noun}?
? noun2: With what is {noun} mixed in {name}?
? name: What is the dish of {noun} and {noun2} called?
? name: What did {person} [invent|create]?
= Bees [nest|swarm] in {thing}, so {role} has [fenced off|closed] {spot} until {date}.
? thing: Where do the [bees|insects] [nest|swarm]?
? thing: In what have [bees|insects] settled?
? role: Who has [fenced off|closed] {spot}?
? spot: Which place is [fenced off|closed] because of the [bees|insects]?
? spot: Where may nobody go because of the [bees|insects]?
? date: Until when is {spot} [fenced off|closed]?
? date: When will {spot} be open again?
= Foals are [weaned|separated] after {duration}, [vaccinated|inoculated] against {name} and sold for {money}.
? duration: After how long are [foals|young horses|young animals] [weaned|separated]?
? duration: How old are the young animals when [weaned|separated]?
? name: Against what are [young animals|the young] [vaccinated|inoculated]?
? name: From which [disease|illness] are foals [protected|kept safe]?
? money: For how much are the [vaccinated|inoculated] animals sold?
? money: What does a buyer pay for a [weaned|vaccinated] animal?
= {person} [ploughs|waters|weeds] {spot} with {thing}; {person2} [feeds|milks] the [cows|cattle] at {clock}.
? thing: With what does {person} [work on|till] {spot}?
? thing: Which tool does {person} use in {spot}?
? spot: Where does {person} work with {thing}?
? spot: Which land does {person} [till|look after]?
? person2: Who [feeds|milks|tends] the [cows|cattle|animals]?
? clock: When does {person2} [tend|see to] the [cows|cattle|animals]?
? clock: At what time are the animals [fed|tended] by {person2}?
= At [dawn|dusk] {group} [march|walk] barefoot round {thing}, [chanting|singing], until {person} blesses them.
? group: Who [marches|walks] barefoot round {thing}?
? group: Whom does {person} [bless|dismiss] after the walk round {thing}?
? thing: Round what do {group} [march|walk] barefoot?
? thing: What is circled by {group}?
? person: Who [blesses|dismisses] {group}?
? person: Until whose arrival do {group} [chant|sing]?
= {noun} is [sacred|holy] to {group}: whoever [harms|damages] it [forfeits|loses] {thing}.
? noun: What is [sacred|holy] to {group}?
? noun: What do {group} [worship|revere]?
? group: To whom is {noun} [sacred|holy]?
? group: By whom is {noun} revered?
? thing: What does a person [forfeit|lose] who [harms|damages] {noun}?
? thing: What is the penalty for [harming|damaging] {noun}?
= Until {year} the castle of {name} [housed|lodged] {group}; nowadays it crumbles, [haunted|troubled] by {noun}.
? group: Who was [housed|lodged] in the castle of {name}?
? group: Who lived in the castle of {name}?
? year: Until when did {group} [live|stay] in the castle of {name}?
? year: In what year did {group} leave the castle of {name}?
? noun: By what is the castle of {name} [haunted|troubled]?
? noun: What [haunts|troubles] the castle of {name} nowadays?
= Miners struck {material} beneath {place} in {year}, and {small} [settlers|newcomers] [flocked|rushed] there.
? material: What did [miners|prospectors] [strike|discover|find] beneath {place}?
? material: What lies beneath {place}?
? year: When did [miners|prospectors] [strike|discover] {material}?
? year: In what year did the rush to {place} begin?
? small: How many [settlers|newcomers] [flocked|rushed] to {place}?
? small: How many people came to {place} for {material}?
= {person} [sailed|travelled] {quantity} [alone|single-handed] in {thing}, [eating|living on] nothing but {noun}.
? quantity: How far did {person} [sail|travel|voyage] [alone|single-handed]?
? quantity: What distance did {person} cover in {thing}?
? thing: In what did {person} [sail|travel] [alone|single-handed]?
? thing: What was the vessel of {person}?
? noun: What did {person} [eat|live on] in {thing}?
? noun: What was the only food of {person}?
= The [wreck|hull] of the {name} [rests|rots] at {quantity}, {duration} by boat from {place}; divers salvaged {thing}.
? quantity: At what depth does the [wreck|hull] of the {name} [rest|rot|lie]?
? quantity: How deep is the wreck of the {name}?
? duration: How long does the boat from {place} to the {name} take?
? duration: How long is the trip to the wreck of the {name}?
? thing: What did divers [salvage|recover|bring up] from the {name}?
? thing: What was [salvaged|recovered] from the wreck of the {name}?
= {group} [emigrated|fled] from {place} to {place2} between {year} and {year2}, [fearing|escaping] {reason}.
? place: From where did {group} [emigrate|flee]?
? place: What was the old home of {group} in {place2}?
? place2: Where did {group} [emigrate|flee] to?
? place2: Where did {group} from {place} find a new home?
? reason: Why did {group} [emigrate|flee|leave]?
? reason: What did {group} [fear|escape] when they left {place}?
? year: From what year on did {group} [emigrate|flee]?
? year2: Until when did {group} [emigrate|flee]?
= Few know that {person} [composed|wrote] the [anthem|hymn] of {place} in {spot}, [humming|whistling] for {duration}.
? person: Who [composed|wrote] the [anthem|hymn] of {place}?
? person: Who is the composer of the [anthem|hymn] of {place}?
? spot: Where was the [anthem|hymn] of {place} [composed|written]?
? spot: In what place did {person} [compose|write]?
? duration: How long did {person} [hum or whistle|need|take] for the [anthem|hymn] of {place}?
? duration: How long did the composition of the [anthem|hymn] of {place} take?
? place: Of which place did {person} [compose|write] the [anthem|hymn]?
= [Election|Poll]: {person} {percent}, {person2} {percent2}; turnout in {place} was {percent3}.
? percent: What [share of the vote|result] did {person} [get|have] in {place}?
? percent: What [part of the votes went to|share of voters chose] {person}?
? percent2: What [share of the vote|result] did {person2} [get|have] in {place}?
? percent2: How many per cent [voted for|chose] {person2}?
? percent3: What was the turnout in {place}?
? percent3: How many people of {place} [voted|took part in the vote]?
= Mayor {person} vowed to widen {spot} and [plant|lay out] {small} [elms|trees], then [forgot|broke] both vows.
? person: Who [vowed|promised] to [widen|broaden|improve] {spot}?
? person: Who broke a promise about {spot}?
? spot: What did {person} [vow|promise] to [widen|broaden|improve]?
? spot: Which place has {person} not [improved|touched]?
? small: How many [elms|trees|plants] did {person} [vow|promise]?
? small: How many plants did {person} want near {spot}?
= The [thief|burglar] [climbed|crept] into {spot} through {thing}, [grabbed|seized] {thing2} and escaped on {noun}.
? spot: Where did the [thief|burglar] [climb|creep|break] in?
? spot: Which place was robbed of {thing2}?
? thing: Through what did the [thief|burglar] [climb|creep|get in]?
? thing: What was the way in for the [thief|burglar] of {thing2}?
? thing2: What did the [thief|burglar] [grab|seize|steal]?
? thing2: What was stolen from {spot}?
? noun: On what did the [thief|burglar] [escape|get away|flee]?
? noun: What served the thief of {thing2} for the escape?
= "We [buried|hid] {thing} under {spot}," [confessed|admitted] {person}, "and [divided|shared] {money} among {group}."
? thing: What was [buried|hidden|concealed] under {spot}?
? thing: What had {person} [buried|hidden|concealed]?
? spot: Under what [was|is] {thing} [buried|hidden]?
? spot: Where did {person} [hide|bury] {thing}?
? person: Who [confessed|admitted] that {thing} was [buried|hidden]?
? group: Among whom was {money} [divided|shared]?
? group: Who received {money}?
? money: How much was [divided|shared] among {group}?
= [Gold|Golden] coins worth {money} were hidden inside {thing}, which {person} had [bought|acquired] in {place}.
? money: How much were the [gold|golden|precious] coins [worth|valued at]?
? money: What was the value of the coins inside {thing}?
? thing: Inside what were [the|precious] coins [hidden|concealed]?
? thing: What did {person} [buy|acquire] in {place}?
? person: Who had [bought|acquired] {thing}?
? person: Who was the buyer of {thing}?
? place: Where had {person} [bought|acquired] {thing}?
? place: Where does {thing} with the coins come from?
= Once a brewery, {spot} now [accommodates|houses] {team} and, [upstairs|next door], {organisation}.
? team: Who is now [accommodated|housed] in {spot}?
? team: Which people work in {spot} today?
? organisation: Who is [upstairs from|the neighbour of] {team} in {spot}?
? organisation: Which [firm|organisation] has rooms [upstairs|next door] in {spot}?
? spot: What was once a brewery?
? spot: Where [is|are] {team} [accommodated|housed]?
= The closest {noun.} is {quantity} [away|off], at {place}; the one in {place2} [closed|shut] down in {year}.
? quantity: How far is the [nearest|closest] {noun.}?
? quantity: What is the distance to the [nearest|closest] {noun.}?
? place: Where is the [nearest|closest] {noun.}?
? place: In what place does one find the [nearest|next] {noun.}?
? year: When did the {noun.} in {place2} [close|go]?
? year: Since what year has {place2} been without its {noun.}?
? place2: In which place did the {noun.} [close|disappear] in {year}?
= [Bears|Badgers] around {place} sleep for {duration}, [rear|raise] {small} young and [weigh|reach] {quantity}.
? duration: How long do the animals around {place} [hibernate|sleep]?
? duration: How long is the winter sleep of the animals around {place}?
? small: How many young do the animals around {place} [rear|raise|have]?
? small: How many young ones does an animal around {place} raise?
? quantity: How heavy do the animals around {place} get?
? quantity: What weight do the animals around {place} [have|reach]?
= [Dust|Sweep] {spot} {interval}, empty {thing}, and [lock|bolt] the [gate|hatch] with key {code} afterwards.
? interval: How often is {spot} [dusted|swept|cleaned]?
? interval: How frequently must one [dust|sweep|clean] {spot}?
? code: Which key [locks|bolts] the [gate|hatch] of {spot}?
? code: With which key is the [gate|hatch] [locked|bolted] after {spot} is clean?
? thing: What is [emptied|tipped out] when {spot} is [dusted|swept|cleaned]?
? thing: What must one empty after [dusting|sweeping|cleaning] {spot}?
= No [dogs|radios] on the campsite of {place}; tents: {money} a night; [showers|firewood]: ask {person} in {spot}.
? money: What does a [tent|pitch] on the campsite of {place} cost?
? money: How much is a night on the campsite of {place}?
? person: Whom do campers in {place} ask [for help|in {spot}]?
? person: Who is in charge of the campsite of {place}?
? spot: Where is {person} [found|to be found] on the campsite of {place}?
? spot: Where do campers find {person}?
= Midway between {place} and {place2} [stands|rises] {thing}, [visible|seen] from {quantity} away and lit {interval}.
? thing: What [stands|rises] [halfway|midway] between {place} and {place2}?
? thing: What do travellers from {place} to {place2} pass?
? quantity: From how far is {thing} [visible|seen]?
? quantity: At what distance can people see {thing}?
? interval: How often is {thing} [lit|illuminated]?
? interval: How frequently does {thing} shine?
? place2: [Halfway|Midway] between {place} and which other place is {thing}?
= [Guests|Lodgers] arrive from {clock}, depart before {clock2} and get breakfast free [if|when] they show {thing}.
? clock: From when can [guests|lodgers] [check in|arrive]?
? clock: What is the [check-in|arrival] time for [guests|lodgers]?
? clock2: Before what time do [guests|lodgers] [check out|depart]?
? clock2: What is the latest [check-out|departure] for [guests|lodgers]?
? thing: What must [guests|lodgers] show to get something free?
? thing: What is [needed|shown] for free breakfast?
= [Twin|Single] rooms with a view of {noun} cost {money}, {percent} more than those facing {spot}.
? money: How much is a room with a view of {noun}?
? money: What do rooms with a view of {noun} cost?
? percent: How much more does a room with a view of {noun} cost?
? percent: How great is the surcharge for a view of {noun}?
? noun: What can one see from the [dear|expensive] rooms?
? spot: What do the [cheap|cheaper] rooms face?
? spot: What is the view from the [cheap|cheaper] rooms?
= {person} [phoned|rang] at {clock} to say that {thing} had overturned and {group} were [trapped|stranded].
? clock: When did {person} [phone|ring|call]?
? clock: At what time came the call about {thing}?
? thing: What had [overturned|tipped over]?
? thing: What had an accident, according to {person}?
? group: Who was [trapped|stranded] because of {thing}?
? group: Who had to be saved after {person}'s call?
? person: Who [phoned|rang|called] about {thing}?
= Rescuers from {place} [freed|pulled] {person} from {thing} after {duration}, [shaken|cold] but unhurt.
? person: Whom did the [rescuers|firefighters] from {place} [free|pull out|save]?
? person: Who was stuck in {thing}?
? thing: From what was {person} [freed|pulled]?
? thing: In what had {person} been caught?
? duration: After how long was {person} [freed|pulled out|rescued]?
? duration: How long did {person} wait for the [rescuers|firefighters]?
? place: Where did the [rescuers|firefighters] of {person} come from?
= [Tides|Waves] of up to {quantity} [batter|flood] {spot} {interval}, [hence|which explains] the wall of {material}.
? quantity: How high are the [tides|waves] that [batter|flood|hit] {spot}?
? quantity: What height do the [tides|waves] at {spot} reach?
? interval: How often do [tides|waves] [batter|flood|hit] {spot}?
? interval: How frequently is {spot} [flooded|hit] by [tides|waves]?
? material: Of what is the wall at {spot} [made|built]?
? material: What is the material of the wall against the [tides|waves]?
= {Person} [taught|showed] {group} {activity}; in return they [mended|patched] {thing}.
? activity: What did {person} [teach|show] {group}?
? activity: What did {group} learn from {person}?
? thing: What did {group} [mend|patch|repair] in return?
? thing: In return for lessons, what was [mended|patched|repaired] for {person}?
? group: Whom did {person} [teach|show] {activity}?
? group: Who [mended|patched|repaired] {thing}?
? person: Who [taught|showed] {group} {activity}?
? person: From whom did {group} learn {activity}?
= {person} [earns|makes] a living by {activity}, while {person2}, a [cousin|relative], [prefers|likes] {activity2}.
? activity: How does {person} [earn|make] a living?
? activity: What is {person}'s [trade|livelihood]?
? activity2: What does {person2} [prefer|like]?
? activity2: What is more to the taste of {person2}?
? person2: Who is a [cousin|relative] of {person}?
? person2: Who [prefers|likes] {activity2}?
? person: Who [earns|makes] a living by {activity}?
= Those who [despise|detest] {activity} may [sweep|scrub] {spot} or [carry|haul] {thing} to {place} instead.
? activity: What do people [despise|detest|dislike] who [sweep|scrub] {spot}?
? activity: What can one avoid by [sweeping|scrubbing] {spot}?
? spot: What may be [swept|scrubbed] by those who [despise|detest] {activity}?
? spot: Which place can be cleaned instead of {activity}?
? place: Where may {thing} be [carried|hauled]?
? place: What is the destination of {thing}?
= Scholars [argue|quarrel] over whether {person} or {person2} [forged|faked] {thing}; {person3} blames neither.
? thing: What was [forged|faked], perhaps by {person}?
? thing: Over what do [scholars|historians] [argue|quarrel]?
? person3: Who [blames|suspects] neither {person} nor {person2}?
? person3: Who thinks that both {person} and {person2} are innocent?
? person2: Who may have [forged|faked] {thing}, if not {person}?
? person2: Whom, besides {person}, do scholars name as a possible forger of {thing}?
= {name} means "{noun.}" in the [dialect|language] of {place}, where brides wear {colour}.
? name: What is the word for "{noun.}" in {place}?
? place: Where does {name} mean "{noun.}"?
? place: From the [dialect|language] of which place is the word {name}?
? colour: What colour do brides in {place} wear?
? colour: How are brides in {place} dressed?
= {place} has [swapped|exchanged] {thing} for {thing2} with its [rival|twin town] {place2}, to the dismay of {group}.
? place2: With whom has {place} [swapped|exchanged] {thing}?
? place2: What is the [rival|twin town|partner] of {place}?
? thing2: What did {place} get for {thing}?
? thing2: For what has {thing} been [swapped|exchanged]?
? thing: What did {place} give [away|up] for {thing2}?
? group: Who is [dismayed|unhappy] about the [swap|exchange] of {thing}?
? group: To whose dismay has {place} [swapped|exchanged] {thing}?
= {group} [vanished|disappeared] without trace near {place} in {year}; only {thing} was ever [recovered|seen again].
? group: Who [vanished|disappeared] near {place}?
? place: Near which place did {group} [vanish|disappear]?
? place: Where were {group} last seen?
? year: In what year did {group} [vanish|disappear]?
? year: When were {group} lost?
? thing: What was [recovered|seen again|found] of {group}?
? thing: What is the only trace of {group}?
= [Beware|Be careful]: {thing} [bites|kicks]; a victim should [rinse|cool] the skin with {noun} and call {phone}.
? noun: With what should a victim of {thing} [rinse|cool] the skin?
? noun: What helps against the [wound|injury] from {thing}?
? phone: Which number does a victim of {thing} call?
? phone: What should be dialled after an injury by {thing}?
"""

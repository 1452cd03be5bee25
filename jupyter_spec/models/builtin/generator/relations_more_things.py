"""More ways to say and to ask the relations of `relations_things`, by their first label; nothing here is held out.

One relation a block: `@kind | first label`, then statements (`+`) and questions (`?`) with `{e}` and `{v}` as in
`relations`; of a group `[one|two|three]` one part is taken at random. Groups are not nested.
"""

from __future__ import annotations

TEXT = """
@product | warranty
+ Should {e} [fail|break|give trouble] within {v}, we [repair|replace] it free of charge.
+ Free repairs for {e} [end|stop|expire] {v} after [the sale|delivery|the day of purchase].
+ [As for|Regarding] {e}, the [guarantee|warranty|cover] runs for {v} from the [invoice date|day of delivery].
+ The [manufacturer|maker|seller] [guarantees|vouches for] {e} for {v}, as [everybody knows|the leaflet says].
+ {V} is [how long|the time for which] the guarantee [covers|protects] {e}.
+ [Owners|Buyers|Users] of {e} [enjoy|receive|are given] {v} of [warranty cover|guaranteed repairs].
+ Defects in {e} can be [claimed|reported] under the guarantee for {v}, [not longer|no more].
+ {E} [carries|has] {v} of warranty[.| from the day it is delivered.| in every country.]
? [How much|How many months or years of] warranty [do|will] [buyers|customers|I] get [on|with] {e}?
? Warranty [on|for|of] {e}?
? {E} is [guaranteed|covered|under guarantee] for how long?
? [Could you tell me|Do you know|Can you say] how long the [guarantee|warranty] on {e} [lasts|runs|is valid]?
? [I need to know|Please tell me|I would like to know] the [guarantee|warranty] [period|term] of {e}.
? If {e} breaks, for how long [is the repair free|do we repair it free of charge|am I covered]?
? When does the [warranty|guarantee] [on|for|of] {e} [expire|run out|end] after [purchase|delivery]?
? [What|Which] [period|span] of time does the [guarantee|warranty] of {e} cover?
? How long [are|is] [defects in|a fault of] {e} [repaired|put right] [free of charge|at no cost] after the sale?
? [What|Which] guarantee [do we give|does the maker give|is given] on {e}?
? For how [long|many months or years] can a customer claim free repairs of {e}?
@product | price
+ [Customers|Buyers|Shops] pay {v} for {e}[.|, tax included.|, delivery not included.]
+ {V} is [the price|what we ask|the amount on the price tag] [of|for] {e}.
+ [As for|Regarding] {e}, [the price is|the shop asks|it goes for] {v}.
+ {E} is [priced at|on offer for|available for|sold for|listed at] {v}[.| this year.| in our shop.]
+ [Whoever wants|Anyone who wants|A customer who orders] {e} [has to pay|must spend|is billed] {v}.
+ The [price tag|price list|shop] [says|shows] {v} for {e}, as [everybody knows|it did last year].
+ Since the [spring|autumn|last review] {e} has [cost|been priced at] {v}.
+ For {v} you [get|can have|can take home] {e}.
? Price of {e}?
? {E} [costs|is] how much?
? How much [money|cash] [do I need|does one need|must I bring] to buy {e}?
? [Could you tell me|Do you know|Can you say] [what {e} costs|how much {e} is|the price of {e}]?
? [I need to know|Please tell me|I would like to know] what [one pays|a customer pays|I have to pay] for {e}.
? [What|How much] [would I have to pay|is to be paid|must a buyer pay] for {e}?
? At what price is {e} [sold|offered|listed|available]?
? What is the [cost|selling price|retail price|list price|going rate] of {e}?
? What [sum|amount of money] [buys|is asked for|is on the price tag of] {e}?
? [What does|How much does] the [shop|seller|price list] [ask|want] for {e}?
? How much would {e} be if I [bought|ordered] it today?
? For how much can [I|one|you|customers] [buy|get|order] {e}?
@product | weight
+ {E} is [heavy, at|quite light, at|exactly] {v}[.| with the packaging.| without the packaging.]
+ [As for|Regarding] the weight of {e}, [it is|we measured|the label says] {v}.
+ {V} is [what|how much] {e} weighs[.|, as everybody knows.|, cable included.]
+ [At|With] {v}, {e} is [lighter|heavier] than it looks.
+ Whoever [lifts|carries|moves] {e} has to [lift|carry|move] {v}.
+ The [data sheet|leaflet|shipping paper] [gives|states|lists] {v} as the [mass|net weight|weight] of {e}.
+ {E} [tips the balance at|was weighed at|has a weight of|has a mass of] {v}.
? Weight of {e}?
? {E} weighs how much?
? [Could you tell me|Do you know|Can you say] how [heavy {e} is|much {e} weighs]?
? [I need to know|Please tell me|I would like to know] the [weight|mass] of {e}.
? What [mass|net weight|weight] does {e} have?
? What [mass|weight] is [given|stated|listed] for {e}?
? How [light|heavy] is {e} [really|exactly|without packaging]?
? How much [weight|mass] do I lift when I [carry|pick up|move] {e}?
? What is the [mass|net weight|shipping weight] of {e}?
? When {e} is weighed, what is [the result|found|measured]?
? Is there a figure for [how heavy {e} is|the weight of {e}], and [what is it|which one]?
@product | material
+ The [body|case|shell|frame|outside] of {e} is [cut from|cast in|formed from|all] {v}.
+ {V} [was chosen|is used|serves] as the [material|raw material] for {e}.
+ [As for|Regarding] {e}, [the factory uses|its body is made in|it is manufactured in] {v}.
+ {E} [consists of|is manufactured out of|is constructed of|is produced in] {v}[.|, as everybody knows.]
+ [To make|When making|For making] {e}, the [workshop|factory|maker] uses {v}.
+ The [workers|designers|makers] of {e} [rely on|prefer|have always used] {v} as the material.
+ Because it [has to last|must be strong|should be easy to recycle], {e} is [made out of|cut from] {v}.
? Material of {e}?
? {E} is made [of|out of] what?
? [Could you tell me|Do you know|Can you say] what {e} [is made of|consists of]?
? [I need to know|Please tell me|I would like to know] the material of {e}.
? [Which|What] material does {e} consist of?
? What [is|does one use as] the [raw material|material] [for|of] {e}?
? What [does the housing|does the body|does the case] of {e} consist of?
? [What|Which material] did the [maker|factory|designers] [choose|pick|select] for {e}?
? What kind of [material|stuff] [makes up|went into] {e}?
? Out of what is {e} [manufactured|produced|constructed]?
? [Which|What] material is the [body|case|shell|housing] of {e} made of?
? What is {e} [cast in|cut from|manufactured out of|constructed of]?
@product | designer
+ {E} was [drawn|sketched|devised|conceived] by {v}[.| in a single winter.| many years ago.]
+ {V} [drew|sketched|devised|conceived|created] {e}[.| on a train.| before joining us.]
+ The [drawings|sketches|plans] [of|for] {e} [were made by|are the work of|are by] {v}.
+ [As for|Regarding] {e}, the [designer|creator] is {v}.
+ We owe {e} to {v}, who [designed|devised|drew] it.
+ [It was|As everybody knows, it was] {v} who [designed|devised|created] {e}.
+ The designer of {e} (named on the [plate|box|drawing]) is {v}.
? Designer of {e}?
? {E} was designed by [whom|which person]?
? [Could you tell me|Do you know|Can you say] who [designed|devised|created|drew] {e}?
? [I need to know|Please tell me|I would like to know] the name of the [designer|creator] of {e}.
? Who [drew|sketched|devised|conceived|created] {e}?
? [Which person|Who] [made|signed] the [drawings|sketches|plans] [of|for] {e}?
? By whom was {e} [designed|devised|drawn|conceived]?
? Whose [work|design] is {e}?
? Who [is behind the design|did the design work|was in charge of the design] of {e}?
? To whom do we owe the design of {e}?
? Who [deserves|gets] the credit for [designing|devising|the design of] {e}?
@product | launched
+ {E} [came out|appeared|reached the shops|went on sale|made its debut] in {v}.
+ In {v} [the company|our sales team|the maker] [launched|released|brought out|presented] {e}.
+ [As for|Regarding] {e}, sales [began|started] in {v}[.|, as everybody knows.]
+ {V} was the year in which {e} [came out|went on sale|was released].
+ [Customers|Shops] have been able to [buy|order] {e} since {v}.
+ The launch of {e} [dates from|goes back to|happened in|fell in] {v}.
+ Before {v} [nobody could buy|nobody had seen|no shop had] {e}.
? [Year of launch|Launch year|Year of release] of {e}?
? {E} [came out|went on sale|was launched|was released] in which year?
? [Could you tell me|Do you know|Can you say] when {e} [came out|went on sale|was launched]?
? [I need to know|Please tell me|I would like to know] the year in which {e} was [launched|released].
? When did {e} [come out|go on sale|reach the shops|appear|first appear]?
? Since [when|which year] [have we sold|have we been selling|has one been able to buy] {e}?
? [Which|What] year saw the [launch|release|first sale] of {e}?
? When [was|did we have] the launch of {e}?
? When [did|could] customers first buy {e}?
? In [which|what] year did [sales|the sale] of {e} [start|begin]?
? How far back does the launch of {e} go, to which year?
? When was {e} [released|brought out|first sold|put on the market]?
@product | colour
+ {E} is [painted|finished|coated|lacquered] in {v}.
+ [As for|Regarding] {e}, the [case|finish|paint] is {v}.
+ {V} is the [colour|finish|shade] of {e}[.|, as everybody knows.|, at least for now.]
+ [We paint|The factory paints|They paint] {e} {v}.
+ The [case|paint|finish|outside] of {e} [is|has been, since the spring,|shows a plain] {v}.
+ [Look for something|You will recognise it by its colour,] {v}: that is {e}.
+ {E} [looks|shines|appears] {v}[.| even in the dark.| from every side.]
? Colour of {e}?
? {E} is [which|what] colour?
? [Could you tell me|Do you know|Can you say] [what|which] colour {e} is?
? [I need to know|Please tell me|I would like to know] the colour of {e}.
? [What|Which] [shade|colour|finish] is {e} [painted in|painted|sold in|finished in]?
? [What|Which] colour [was chosen|did they choose|did the factory pick] for {e}?
? How is {e} [painted|coloured|finished]?
? What is the [finish|shade|paint] of {e}?
? By [what|which] colour do I recognise {e}?
? [What|Which] colour is the [case|outside|paint|finish] of {e}?
? When I unpack {e}, what colour will I see?
? What does {e} look like in terms of colour?
@product | maker
+ {E} is [manufactured|produced|assembled|built] by {v}.
+ {V} [makes|produces|assembles|builds] {e}[.| for us.| in a small plant.]
+ [As for|Regarding] {e}, the [maker|manufacturer|producer] is {v}.
+ The [plate|label|box] of {e} [names|shows] {v} as the [maker|manufacturer|producer].
+ We [order|get|obtain] {e} [from|through] {v}[.|, as everybody knows.]
+ [Behind|The manufacturer behind] {e} [stands|is] {v}.
+ [Since the spring|For years|Since the reform] {e} has been [made|delivered|produced] by {v}.
? [Maker|Manufacturer|Producer|Supplier] of {e}?
? {E} is made by [whom|which company]?
? [Could you tell me|Do you know|Can you say] [who makes|which company makes|who produces] {e}?
? [I need to know|Please tell me|I would like to know] the [manufacturer|producer|maker|supplier] of {e}.
? Who [produces|manufactures|assembles|builds] {e}?
? Who is the [manufacturer|producer|maker|vendor] of {e}?
? [Which|What] company [makes|produces|builds|assembles|delivers] {e}?
? By [whom|which company] is {e} [made|produced|manufactured|assembled]?
? From whom do we [order|buy|get|obtain] {e}?
? In whose [factory|plant|works] is {e} [made|built|produced]?
? What [company|business] [stands behind|is behind|manufactures] {e}?
@product | battery life
+ [Fully|Once] charged, {e} [works|runs|keeps going] for {v}.
+ {V} is [how long|the time that] the battery of {e} lasts[.|, as everybody knows.|, says the leaflet.]
+ A full battery [keeps|powers] {e} [going|running] for {v}.
+ [As for|Regarding] {e}, its battery [lasts|holds out|is good for] {v}.
+ {E} [needs to be|must be|has to be] [recharged|plugged in] after {v} of [use|work].
+ The battery [life|runtime] of {e} is [given as|said to be|about] {v}.
+ Away from the mains {e} [runs|works] for {v}[.|, then it stops.]
? Battery life of {e}?
? {E} runs on [one battery charge|a full battery] for how long?
? [Could you tell me|Do you know|Can you say] how long the battery [of|in] {e} lasts?
? [I need to know|Please tell me|I would like to know] the [battery life|runtime on battery] of {e}.
? For how long does {e} [run|work|operate] on [battery|a full battery|a single charge]?
? How long [will|does] a full battery keep {e} [going|running|working]?
? [What|Which] [runtime|running time] does the battery of {e} give?
? After what time does {e} [need recharging|have to be recharged|need a charger]?
? How [soon|quickly] does the battery of {e} run [out|down|flat]?
? When fully charged, how long does {e} [last|run|work|keep going]?
? Without a [mains socket|power socket|charger], how long does {e} [run|work|last]?
@product | capacity
+ {E} [offers room|has space|is big enough] for {v}.
+ {V} [fits|can be put|will go] into {e}[.|, not more.|, as everybody knows.]
+ [As for|Regarding] the capacity of {e}, [it is|the data sheet says|we count on] {v}.
+ [Never|Do not|Please do not] [load|fill|put] more than {v} into {e}.
+ {E} has a [capacity|load capacity|holding capacity] of {v}.
+ When [full|fully loaded|filled to the brim], {e} [contains|carries|holds] {v}.
+ With {v} [inside|on board|in it], {e} is full.
? Capacity of {e}?
? {E} holds how much?
? [Could you tell me|Do you know|Can you say] how much {e} [holds|can hold|can carry|can take]?
? [I need to know|Please tell me|I would like to know] the [capacity|load capacity] of {e}.
? How much [fits|goes|can be put|can I put] into {e}?
? How much does {e} [contain|carry|hold] when [full|fully loaded]?
? [What|Which] [load|volume or load] can {e} [take|carry|hold|bear] at most?
? How much [room|space|capacity] does {e} [offer|provide|have]?
? When is {e} full, that is, with how much in it?
? How much can I [load into|fill into|put into|store in] {e}?
? What capacity [does {e} have|is given for {e}|has {e} got]?
? What is the [largest|highest|greatest] load [for|of] {e}?
@product | article number
+ [To order|When ordering|For an order of] {e}, [quote|give|state|write] {v}.
+ The code {v} is the [part number|order number|number printed on the box] of {e}.
+ [As for|Regarding] {e}, the [order|part|stock] number is {v}.
+ [Our stock list|The warehouse|The shop] [carries|keeps|lists] {e} under {v}.
+ {E} [bears|carries|has|goes by] the [part|order|stock|article] number {v}.
+ The [label|box|plate] of {e} [shows|says|reads] {v}, which is its [part|order|article] number.
+ Whoever [needs|orders|wants] {e} [types|writes] {v} [on|into] the order form.
? [Part|Order|Stock] number of {e}?
? {E} has [which|what] [part|order|stock] number?
? [Could you tell me|Do you know|Can you say] the [part|order|stock] number of {e}?
? [I need to know|Please tell me|I would like to know] under which number {e} is [ordered|listed].
? [What|Which] number do I [give|quote|state|write down] [to order|when I order|when ordering] {e}?
? What is the [order|stock|product|item] number of {e}?
? Under [what|which] [number|code|part number] do we [stock|list|keep|order] {e}?
? By which [number|code] can I order {e}?
? Which [number|code] is [printed on the box of|on the label of|used for ordering] {e}?
? What do I [write|put|type] on the order form if I want {e}?
? [What|Which] [order code|part number|stock number] [does {e} have|has {e} got|goes with {e}]?
@product | operating temperature
+ {E} [works|operates|performs] best at {v}.
+ {V} is the [right|proper|correct|recommended] temperature for [running|operating|using] {e}.
+ [As for|Regarding] {e}, the [working|operating|running] temperature is {v}.
+ [While|When] in use, {e} [reaches|should be at|needs|stays at] {v}.
+ The [manual|leaflet|plate] [asks for|recommends|prescribes] {v} [when|while] {e} is running.
+ [Operators|Technicians|Users] [should|must] [run|operate|use] {e} at {v}, [not more|as everybody knows].
+ Inside {e} it [is|should be] {v} during [work|operation].
? Operating temperature of {e}?
? {E} [runs|works|operates] at [what|which] temperature?
? [Could you tell me|Do you know|Can you say] at [what|which] temperature {e} [runs|works|operates]?
? [I need to know|Please tell me|I would like to know] the [operating|working] temperature of {e}.
? How [warm|hot|cold] [is|should] {e} [when running|be in use|be during operation]?
? [What|Which] temperature [does {e} need|is right for {e}|is prescribed for {e}|suits {e}]?
? [What|Which] temperature [should|do] I [choose|select|use] for {e}?
? How many degrees [does {e} need|does {e} work at|are right for {e}]?
? At how many degrees [does {e} run|is {e} operated|should {e} work]?
? What is the [working|recommended|correct|running] temperature [for|of] {e}?
? [What|Which] temperature does {e} [reach|have] [in use|during operation|while running]?
@product | service interval
+ [A technician|Somebody|The workshop] [looks at|inspects|services|overhauls] {e} {v}.
+ {V} a [technician|mechanic|fitter] comes to [look at|inspect|service|maintain] {e}.
+ [As for|Regarding] {e}, it is [serviced|maintained|overhauled|inspected] {v}.
+ {E} [must|has to|should] be [maintained|overhauled|inspected|looked over] {v}.
+ The [manual|maintenance plan|contract] [asks for|prescribes] a service of {e} {v}.
+ [To keep the warranty|For safety|As everybody knows], {e} is [maintained|inspected|tested] {v}.
+ Servicing of {e} [happens|takes place|is carried out|is done] {v}.
? {E} is [serviced|maintained|inspected|checked] how often?
? [Could you tell me|Do you know|Can you say] how often {e} [is serviced|must be serviced|is maintained]?
? [I need to know|Please tell me|I would like to know] how often {e} has to be [maintained|serviced].
? How often does {e} [need|require|get] [servicing|maintenance|an inspection|an overhaul]?
? At what intervals is {e} [serviced|maintained|inspected|overhauled]?
? How often [must|should|does] [the technician|somebody|a mechanic] [service|inspect|look at] {e}?
? How [regularly|frequently] is {e} [serviced|maintained|inspected|overhauled|looked over]?
? What does the maintenance plan say about {e}, how often is it serviced?
? How often do we have {e} [serviced|maintained|overhauled|inspected]?
? Servicing of {e}: how often?
? With what frequency is {e} [maintained|serviced|inspected]?
@product | power
+ {E} [needs|uses|takes] {v} [of power|from the mains|in operation].
+ {V} is the [rated power|power rating|output] of {e}.
+ [As for|Regarding] {e}, its [power|rating|output] is {v}.
+ When [switched on|running|working at full power], {e} [draws|takes|uses] {v}.
+ The [plate|data sheet|manual] [gives|states] {v} as the [power|rating|output] of {e}.
+ {E} [delivers|yields|gives] {v} at full power[.|, as everybody knows.]
+ The power [drawn|needed|taken] by {e} [is|comes to|was measured as] {v}.
? [Power|Output|Rating|Power rating] of {e}?
? {E} draws how much?
? [Could you tell me|Do you know|Can you say] [how much power {e} draws|what power {e} has]?
? [I need to know|Please tell me|I would like to know] the [rated power|power rating|output] of {e}.
? [What|How much] power does {e} [use|draw|need|require|take]?
? How [powerful|strong] is {e}?
? What is the [power|rated power|power rating|nominal power] of {e}?
? [What|Which] [rating|output|power] [is printed on the plate of|does the data sheet give for] {e}?
? How much does {e} [deliver|draw|put out] at full power?
? How much [power|output] [can|do] we [expect|get] from {e}?
? At what power is {e} rated?
@software | current version
+ [As for|Regarding] {e}, the [version|release] [in use|now running] is {v}.
+ In {v} we have the [newest|latest|current] [release|version] of {e}.
+ [Last week|In the spring|Over the weekend] {e} was [upgraded|moved|brought] to {v}.
+ The [latest|newest] [release|version] of {e} [is|bears the number|is numbered] {v}.
+ {E} [stands at|is at|is now at|has been upgraded to] {v}[.|, as everybody knows.]
+ Our [servers|machines|offices] [have|use] {e} in release {v}.
+ The [about box|start page|log] of {e} [shows|says|reports] {v} as the version.
? [Version|Release|Current version] of {e}?
? {E} is [in use|now running] in which version?
? [Could you tell me|Do you know|Can you say] which [version|release] of {e} we [use|run|have]?
? [I need to know|Please tell me|I would like to know] the [version|release|version number] of {e}.
? [What|Which] [version|release] of {e} [is running|is in use|do we have|is the newest]?
? What is the [version number|latest version|latest release|newest release] of {e}?
? [What|Which] [version|version number] does {e} [have|show|report] [now|today]?
? How [up to date|new] is {e}, that is, which version is it?
? At [what|which] [version|release] is {e} [now|today|currently]?
? What release is {e} [on|at] [now|today|these days]?
? [What|Which] version do I get when I install {e}?
@software | port
+ {E} [answers|accepts connections|is served|is found] on port {v}.
+ Port {v} [belongs to|is used by|is taken by|is open for] {e}.
+ [As for|Regarding] {e}, [the port is|it uses port|clients connect to port] {v}.
+ [The firewall|Our network|The proxy] [lets through|opens|forwards] port {v} for {e}.
+ Clients [talk to|connect to|find] {e} [on|through|via] port {v}.
+ By default {e} [uses|opens|takes|occupies] port {v}, as [everybody knows|the manual says].
+ The [port|port number] of {e} is {v}[.|, unless somebody changes it.]
? [Port|Port number|Default port] of {e}?
? {E} [uses|listens on|answers on] which port?
? [Could you tell me|Do you know|Can you say] [what|which] port {e} [uses|listens on|runs on]?
? [I need to know|Please tell me|I would like to know] the [port|port number] of {e}.
? [What|Which] port [is used by|belongs to|is taken by|is open for] {e}?
? What is the [port number|port|network port] [of|for] {e}?
? [On|Through|Via] [what|which] port [can one connect to|do clients connect to|do clients talk to] {e}?
? [What|Which] port [must|should|does] the firewall [open|forward|let through] for {e}?
? Where does {e} listen, on which port?
? [What|Which] port number do I [enter|type|give|use] to connect to {e}?
? On [what|which] port does {e} [run|answer|accept connections]?
@software | owner
+ {V} [keeps|is in charge of keeping] {e} running[.|, as everybody knows.|, with some help.]
+ {E} is [looked after|owned|cared for|kept up|administered] by {v}.
+ [As for|Regarding] {e}, the [maintainer|owner|product owner] is {v}.
+ [Bugs|Faults|Wishes] [in|concerning] {e} [are dealt with by|should be reported to] {v}.
+ The [maintainer|administrator|product owner|caretaker] of {e} is {v}.
+ [If|When|Whenever] {e} [fails|crashes|is down], {v} [fixes|repairs|restores] it.
+ [Since the spring|For many years] {v} has [maintained|administered|owned] {e}.
? [Owner|Maintainer|Product owner|Administrator] of {e}?
? {E} is maintained by [whom|which person]?
? [Could you tell me|Do you know|Can you say] who [maintains|owns|administers|looks after] {e}?
? [I need to know|Please tell me|I would like to know] the name of the [owner|maintainer] of {e}.
? Who [owns|administers|cares for|keeps up|takes care of] {e}?
? Who is the [maintainer|administrator|product owner|caretaker] of {e}?
? By whom is {e} [maintained|looked after|administered|kept running]?
? Who [keeps|is in charge of keeping] {e} running?
? In whose [hands|care] is {e}?
? Who [fixes|repairs|restores] {e} when it [fails|crashes|is down]?
? To whom do I [report|send] a [bug|fault] in {e}?
@software | backup
+ [A copy|A full copy|A safe copy] of {e} is [made|saved|taken|put aside] {v}.
+ {V} [we|our technicians|the servers] [back up|save|copy] {e}.
+ [As for|Regarding] {e}, [a backup is taken|it is backed up|it is saved to disk] {v}.
+ {E} is [saved|copied|secured|copied to a second site] {v}.
+ [To be safe|As everybody knows|By order of the management], {e} is backed up {v}.
+ The [operators|administrators] [make|take|create] a backup of {e} {v}.
+ Backing up {e} [happens|takes place|is done] {v}.
? Backup of {e}: how often?
? {E} is backed up how [often|frequently]?
? [Could you tell me|Do you know|Can you say] how often {e} is [backed up|copied|saved]?
? [I need to know|Please tell me|I would like to know] how often [we back up {e}|{e} is backed up].
? How often [do we|do our technicians|does somebody] [back up|make a copy of|save] {e}?
? How often is a [copy|backup|safe copy] of {e} [made|taken|saved|created]?
? At what intervals is {e} [backed up|saved|copied]?
? When are [backups|copies] of {e} [made|taken|created]?
? How regularly [is {e} backed up|is {e} copied|are copies of {e} saved]?
? When is {e} [backed up|saved to tape|copied to tape]?
? How [often|frequently] does {e} get [backed up|copied to tape|saved]?
@software | user limit
+ [At most|Up to|No more than] {v} [people|persons|users] can [use|work in|log in to] {e} at once.
+ We have [bought|paid for|obtained] {v} [licences|seats] [for|of] {e}.
+ [As for|Regarding] {e}, [the licence is for|we have paid for] {v} [users|people|seats].
+ {V} is the [number of licences|largest number of users|number of seats] for {e}.
+ {E} [allows|admits|lets in|accepts] {v} [users|people|persons][.| at the same time.]
+ Our licence for {e} is [good|valid|enough] for {v} [users|people].
+ With {v} [users|people] logged in, {e} is full.
? [Licences|Seats|Number of licences] for {e}?
? {E} [allows|admits|accepts] how many users?
? [Could you tell me|Do you know|Can you say] how many [licences|seats] we have for {e}?
? [I need to know|Please tell me|I would like to know] how many people can use {e}.
? How many [users|people|persons] [can|may] [work in|log in to|use] {e} at [once|a time|the same time]?
? How many [licences|seats] [for|of] {e} [are there|have we bought|do we own|do we have]?
? For how many [users|people|persons] is {e} licensed?
? How many [users|people] does {e} [allow|admit|accept|let in]?
? How many [users|people] does our licence for {e} [cover|allow|include]?
? What is the [user limit|number of licences|number of seats|largest number of users] [of|for] {e}?
? With how many users is {e} full?
@software | session timeout
+ [If|When|Once] you [do nothing|type nothing|are inactive] for {v}, {e} [logs you out|ends your session].
+ {V} without [a key press|activity|input] and {e} [logs you out|ends the session].
+ [As for|Regarding] {e}, [the session times out|you are logged out] after {v}.
+ {E} [ends|cuts off|terminates|drops] an inactive session after {v}.
+ [Users|People] of {e} are [logged out|signed out] after {v} [of inactivity|without activity].
+ The [session timeout|log-out time] [of|in] {e} [was set to|is] {v}, as [everybody knows|the manual says].
+ {E} [signs|logs|throws] inactive users out after {v}.
? [Session timeout|Timeout|Log-out time] of {e}?
? {E} logs [me|you|users] out after how long?
? [Could you tell me|Do you know|Can you say] after how long {e} logs me out?
? [I need to know|Please tell me|I would like to know] the [session timeout|timeout] of {e}.
? After [how long|what time] does {e} [end|drop|terminate] [a|an inactive] session?
? When does {e} [log me out|sign me out|end my session] if I do nothing?
? How long does a session in {e} [last|survive|stay open] without [activity|input]?
? How [soon|quickly] am I [logged|signed|thrown] out of {e} [if I am inactive|when I do nothing]?
? How long may I be [inactive|away from the keyboard] before {e} logs me out?
? What is the [session timeout|session length|log-out time] [of|in|for] {e}?
? After how much inactivity does {e} [log out|sign out] its users?
@software | command
+ [Type|Use|Give|Key in] `{v}` [to start|to launch|in a terminal to open|to open] {e}.
+ `{v}` is the [command|start command|word] that [starts|opens|launches] {e}.
+ [As for|Regarding] {e}, it is [started|launched|opened] with `{v}`.
+ {E} [starts|opens|launches] when you type `{v}`[.| in a terminal.| at the prompt.]
+ {E} is [started|launched|called up|opened] [with|by|through] `{v}`.
+ Whoever wants to [use|start|open] {e} [types|keys in] `{v}` [at the prompt|in a terminal].
+ At the prompt, `{v}` [brings up|starts|opens] {e}[.|, as everybody knows.]
? [Command for|Start command of|Command to start] {e}?
? {E} is [started|launched|opened] how?
? [Could you tell me|Do you know|Can you say] which command [starts|launches|opens] {e}?
? [I need to know|Please tell me|I would like to know] how to [start|launch|open] {e}.
? [What|Which] command [launches|opens|brings up|calls up] {e}?
? How [can|does one|do you|is it possible to] [start|launch|open|call up] {e}?
? What [must|should|shall] I [type|enter|write] [to start|to open|so that I get] {e}?
? What is the [command|start command|right command] [for starting|to launch|to open] {e}?
? [What|Which] command do I [use|need|type|enter] [to open|to start|for] {e}?
? How is {e} [started|launched|called up|opened] [at the prompt|in a terminal|from the command line]?
? What do [I|you] type at the prompt to [get|open|start] {e}?
@software | language
+ {E} was [coded|programmed|implemented|developed] in {v}.
+ {V} [was chosen|was picked|is used] as the [language|programming language] of {e}.
+ [As for|Regarding] {e}, its [source code|code] is in {v}.
+ The [programmers|developers|authors] of {e} [use|chose|work in|preferred] {v}.
+ The [source|source code|code base] of {e} is [all|mostly|entirely] {v}.
+ [To change|To work on|To repair] {e} one [must|has to|should] know {v}.
+ [Since it is fast|As everybody knows|Since the last rewrite], {e} has been [coded|programmed] in {v}.
? [Language|Programming language] of {e}?
? {E} is [written|programmed|coded] in [what|which language]?
? [Could you tell me|Do you know|Can you say] in which language {e} is [written|programmed|coded]?
? [I need to know|Please tell me|I would like to know] the programming language of {e}.
? [What|Which] [programming language|language] [is {e} coded in|is used in {e}|does {e} use]?
? In what language [was {e} developed|was {e} programmed|is the code of {e}|did they code {e}]?
? [What|Which] language [do|did] the [programmers|developers|authors] of {e} use?
? Which language must I [know|learn|master] to [change|work on|repair] {e}?
? In [what|which] language is the [source|source code|code] of {e}?
? What is the [language|programming language] of the source code of {e}?
? [What|Which] language [was chosen|was picked|did they choose] for {e}?
@software | retention
+ [Logs|Records|Old entries] in {e} are [kept|held|preserved] for {v}.
+ [After|At the end of] {v}, {e} [deletes|erases|wipes] [old data|its logs].
+ [As for|Regarding] {e}, its [logs|records|data] are kept for {v}.
+ {E} [stores|holds|preserves|saves] [old data|records|log files] for {v}, then [deletes|erases] them.
+ For {v} you can still [find|read|see] old [records|entries|data] in {e}.
+ {V} is [how long|the time for which] {e} [keeps|stores|holds] its [logs|records|data].
+ The logs of {e} are [erased|wiped|removed|deleted] after {v}, as [everybody knows|the law demands].
? {E} keeps its [data|logs|records] for how long?
? [Could you tell me|Do you know|Can you say] how long {e} keeps its [logs|data|records]?
? [I need to know|Please tell me|I would like to know] how long [data|records|logs] stay in {e}.
? After [how long|what time|which period] are [logs|records|log files] [in|of] {e} [deleted|erased|wiped]?
? For how long [does {e} store|does {e} hold|does {e} preserve] [records|its logs|old data]?
? How long [are the logs of|is data in|are log files in] {e} [kept|stored|preserved|held]?
? When does {e} [delete|erase|wipe|remove] old [records|logs|data]?
? How far back [can|may|do] [records|logs] in {e} go?
? How long [can|will] I find old [entries|records|data] in {e}?
? How long before {e} [deletes|erases|wipes] [its logs|old records|old data]?
? Logs of {e}: kept how long?
@site | opening hours
+ {E} [opens its doors|receives visitors|is open to everyone|can be visited] from {v}.
+ [From|Every day from] {v} you [can visit|may enter|will be let into|can walk into] {e}.
+ [As for|Regarding] {e}, the [hours|opening times] are {v}.
+ The [sign|notice|board] [at|on] the [door|gate] of {e} says: open {v}.
+ Outside the hours of {v}, {e} is [closed|shut|locked].
+ [Visitors|Customers|People] are [admitted|let in] to {e} from {v}, as [everybody knows|before].
+ {E} keeps opening hours of {v}[.| all year round.| since the spring.]
? [Opening hours|Opening times|Hours] of {e}?
? {E} is open [when|from when to when|at what times]?
? [Could you tell me|Do you know|Can you say] when {e} is open?
? [I need to know|Please tell me|I would like to know] the opening [hours|times] of {e}.
? From when [to when|until when] [is {e} open|can I visit {e}|does {e} receive visitors]?
? When [can|may] [I|we|visitors|people] [visit|enter|walk into|get into] {e}?
? What are the [opening times|business hours|visiting hours|hours] of {e}?
? At what [times|time of day] is {e} open[?| to visitors?| to the public?]
? Between what times is {e} open?
? What hours does {e} keep?
? [What|Which] hours [are written|are posted] on the door of {e}?
@site | manager
+ {V} [heads|directs|runs|supervises] {e}[.|, as everybody knows.|, and has done so for years.]
+ {E} is [headed|managed|directed|supervised] by {v}.
+ [As for|Regarding] {e}, the [head|manager|director] is {v}.
+ The [head|director|person in charge] of {e} is {v}.
+ [Since the spring|For some years|Since the reform] {v} has [managed|headed|run] {e}.
+ At {e} [the boss is|everybody reports to|the person in charge is] {v}.
+ {E} is under the [management|direction|supervision] of {v}.
? [Manager|Head|Director] of {e}?
? {E} is [run|managed|headed] by [whom|which person]?
? [Could you tell me|Do you know|Can you say] who [runs|manages|heads] {e}?
? [I need to know|Please tell me|I would like to know] the name of the [manager|head] of {e}.
? Who [heads|directs|supervises] {e}?
? Who is the [head|director|boss] of {e}?
? By whom is {e} [run|managed|headed|directed|supervised]?
? Who is the [boss|person in charge|chief] at {e}?
? Under whose [management|direction|supervision] is {e}?
? Who has [charge|the management|the running] of {e}?
? To whom do the people at {e} report?
@site | opened
+ {E} [opened its doors|was founded|was established|was inaugurated|was completed] in {v}.
+ In {v} [the company|the town|we] [opened|built|founded|set up] {e}.
+ [As for|Regarding] {e}, it [dates from|goes back to|was founded in|has stood since] {v}.
+ The [foundation|opening|construction] of {e} [dates back to|goes back to|took place in] {v}.
+ {V} is the year in which {e} was [opened|built|founded|finished].
+ Before {v} {e} did not exist[.|, as everybody knows.|, only a meadow did.]
+ The [stone|plate|sign] over the door of {e} [gives|shows] {v} as the year of its opening.
? [Year of opening|Opening year|Year of foundation] of {e}?
? {E} was [opened|built|founded] in which year?
? [Could you tell me|Do you know|Can you say] [when|in which year] {e} was [opened|built|founded]?
? [I need to know|Please tell me|I would like to know] the year in which {e} was [opened|built].
? In [what|which] year was {e} [founded|established|completed|inaugurated|set up|opened]?
? When was {e} [built|founded|established|completed|inaugurated|set up]?
? [What|Which] year [does {e} date from|does {e} go back to]?
? Since [which|what] year has {e} [existed|been in existence]?
? From which year does {e} date?
? How old is {e}, that is, when was it [built|founded|opened]?
? When did {e} [first open|open its doors|come into being]?
? When was the [opening|inauguration|foundation] of {e}?
@site | employees
+ {E} [gives work|offers jobs|provides jobs] to {v} people.
+ {V} [employees|workers|members of staff] [are based at|have their jobs at|are on the payroll of] {e}.
+ [As for|Regarding] {e}, it [employs|has] {v} [people|workers].
+ The [staff|workforce] of {e} [numbers|consists of|is made up of] {v} people.
+ [Since the spring|Counting part-timers|As everybody knows], {v} people have [worked|been employed] at {e}.
+ {E} has [a workforce of {v}|{v} people on its payroll|{v} employees|{v} workers].
+ On a normal day {v} [people|employees|workers] come to work at {e}.
? [Number of employees|Headcount|Number of staff] of {e}?
? {E} employs how many [people|workers]?
? [Could you tell me|Do you know|Can you say] how many people work at {e}?
? [I need to know|Please tell me|I would like to know] how many [employees|people] {e} has.
? How many [employees|workers|members of staff|staff members] does {e} have?
? How many [workers|employees|members of staff] are there at {e}?
? What is the [number of employees|number of workers|number of staff] [at|of] {e}?
? To how many people does {e} give [work|jobs|a job]?
? How many people [are employed|are on the payroll|have a job|earn their living] at {e}?
? How [many hands|many employees|many workers] does the workforce of {e} count?
? How many [jobs|posts] are there at {e}?
@site | location
+ {E} [stands|can be found|is situated|is to be found] in {v}.
+ {V} is [the home of|the town of|where you will find|where we have] {e}.
+ [As for|Regarding] {e}, it is in {v}.
+ [Travel|Go|Drive] to {v} if you want to [see|visit] {e}.
+ [Whoever wants to see|Visitors to|Anyone looking for] {e} must [travel|go] to {v}.
+ {e} [is nowhere but|has always been|has been, since the spring,] in {v}.
+ In {v} [there is|we have|you can see] {e}[.|, as everybody knows.|, near the river.]
? [Location|Town] of {e}?
? {E} is [where|in which town|situated where]?
? [Could you tell me|Do you know|Can you say] [where|in which town] {e} is?
? [I need to know|Please tell me|I would like to know] [where|in which town] {e} is [located|situated].
? Where [is|can one find|does one find|do I find] {e} [on the map|in the country|exactly]?
? Where is {e} [located|situated|to be found]?
? [What|Which] town [is {e} in|is home to {e}|has {e}]?
? To [what|which] [town|place] do I [travel|go|drive] to [see|visit] {e}?
? Where do I [travel|go|drive] if I want to [see|visit] {e}?
? What is the [location|town] of {e}?
? In which [town|place] [is|stands|lies] {e}?
@site | phone
+ [To phone|To call|To ring|To speak to someone at] {e}, use {v}.
+ {V} is the [number|telephone number|phone number] of {e}.
+ [As for|Regarding] {e}, the [number|telephone number] is {v}.
+ [If you want to|If you need to|To] speak to {e}, [call|ring|phone] {v}.
+ {E} [answers the phone|takes calls|can be phoned|is on the phone] at {v}.
+ The [sign|letterhead|website] of {e} gives {v} as the [phone|telephone] number.
+ People [call|ring|phone] {e} on {v}[.|, as everybody knows.|, day and night.]
? [Phone|Phone number|Telephone|Telephone number] of {e}?
? {E} has [what|which] [phone|telephone] number?
? [Could you tell me|Do you know|Can you say] the [phone|telephone] number of {e}?
? [I need to know|Please tell me|I would like to know] how to [call|phone|ring] {e}.
? [On|At|Under] [which|what] number can I [call|phone|ring] {e}?
? What is the [telephone number|number to call|number to ring] for {e}?
? What number [should|must] I [call|ring] to [speak to|talk to] [someone|somebody] at {e}?
? How do I [phone|ring|call|get through to] {e}?
? Which [phone|telephone] number [belongs to|does one use for] {e}?
? If I want to [phone|ring|call] {e}, which number do I [use|need]?
? By phone, how do I get hold of {e}?
@site | area
+ {E} [extends|stretches] over {v}[.|, as everybody knows.|, with the yard.]
+ {V} is the [floor space|area|surface] [of|taken up by] {e}.
+ [As for|Regarding] {e}, its [area|floor space] is {v}.
+ {E} [has|offers|occupies|takes up] [a floor space|an area] of {v}.
+ The [floor space|area|ground] of {e} [comes to|adds up to|was measured as|amounts to] {v}.
+ [Since it was extended|With the new wing|All in all], {e} has [covered|measured|occupied] {v}.
+ Those who [clean|heat|guard|walk round] {e} have {v} to [cover|look after].
? [Area|Size|Floor space] of {e}?
? {E} [covers|measures|occupies] how much?
? [Could you tell me|Do you know|Can you say] how large {e} is?
? [I need to know|Please tell me|I would like to know] the [area|floor space] of {e}.
? How much [space|area|floor space|ground|room] does {e} [cover|have|offer|take up|occupy]?
? What is the [area|floor space|surface|extent] of {e}?
? [What|Which] [area|floor space] [does {e} have|does {e} take up|belongs to {e}]?
? What does {e} measure?
? How [extensive|spacious] is {e}?
? Over what area does {e} [extend|stretch|spread]?
? What are the [dimensions|measurements] of {e}?
@site | purpose
+ {E} [serves for|exists for|was built for|is meant for|is there for] {v}.
+ {V} is what {e} [was built for|is there for|is all about][.|, as everybody knows.]
+ [As for|Regarding] {e}, its purpose is {v}.
+ People [come|go|are sent] to {e} for {v}.
+ At {e} [the day is spent|everything turns on|most hours go into|the main business is] {v}.
+ The [purpose|main task|chief business] of {e} is {v}.
+ [Since the spring|For years|By order of the town] {e} has been [used|needed|reserved] for {v}.
? [Purpose|Use] of {e}?
? {E} is [used|there|meant] for what?
? [Could you tell me|Do you know|Can you say] what {e} is [used|meant|needed] for?
? [I need to know|Please tell me|I would like to know] the purpose of {e}.
? For what [purpose|activity|work] [is {e} used|was {e} built|is {e} meant]?
? What [is the purpose|is the main work|is the main task|is the chief business] of {e}?
? What [purpose|activity] does {e} serve?
? Why do people [come|go] to {e}, to do what?
? What are people at {e} [busy with|busy doing|occupied with]?
? What [kind of work|sort of work|activity] [goes on|takes place] at {e}?
? How do the people at {e} spend [the day|their working hours], doing what?
? What was {e} [built|meant|set up] for?
@site | owner
+ {E} is [owned by|the property of|in the hands of|rented from] {v}.
+ {V} is the [owner|proprietor] of {e}[.|, as everybody knows.|, according to the land register.]
+ [As for|Regarding] {e}, it belongs to {v}.
+ The [rent|lease payment] for {e} [goes|is paid|is due] to {v}.
+ [Since the sale|Since the spring|For years] {e} has [belonged to|been owned by] {v}.
+ The [owner|proprietor] of {e} is {v}.
+ It is {v} that [owns|possesses|lets us use] {e}.
? [Owner|Proprietor] of {e}?
? {E} belongs to [whom|which company]?
? [Could you tell me|Do you know|Can you say] who [owns|is the owner of] {e}?
? [I need to know|Please tell me|I would like to know] the [owner|proprietor] of {e}.
? Who [is|counts as|is named as] the [owner|proprietor] of {e}?
? Whose [property|possession] is {e}?
? Which [company|organisation|business] [owns|is the owner of|possesses|has bought] {e}?
? To [which company|which organisation|whom] do we pay the rent for {e}?
? By [whom|which company] is {e} owned?
? In whose [hands|possession|ownership] is {e}?
? From [which company|which owner] do we rent {e}?
@substance | storage temperature
+ [Please|Always|By law you must] [keep|store|hold] {e} at {v}.
+ {V} is the [right|proper|recommended|required] temperature for [storing|keeping] {e}.
+ [As for|Regarding] {e}, the storage temperature is {v}.
+ {E} [needs|requires|calls for|likes] a temperature of {v}.
+ The [label|data sheet|leaflet] [says|demands] that {e} be [kept|stored] at {v}.
+ The [fridge|freezer|cabinet] [with|that holds] {e} is [kept|held] at {v}.
+ At {v} {e} [stays|remains] [stable|fresh|usable][.|, as everybody knows.]
? Storage temperature of {e}?
? {E} is [stored|kept] at [what|which] temperature?
? [Could you tell me|Do you know|Can you say] at [what|which] temperature {e} is [kept|stored]?
? [I need to know|Please tell me|I would like to know] the storage temperature of {e}.
? [What|Which] temperature is [right|prescribed|recommended|needed|required] for {e}?
? At how many degrees [is {e} stored|is {e} kept|do we store {e}|should {e} be kept]?
? How [cold|cool|warm] should [it be where|the fridge be in which] {e} is [kept|stored]?
? How [cold|cool|warm] [do we store|should one store|is it best to keep] {e}?
? What is the [right|correct|proper|recommended] temperature for [storing|keeping] {e}?
? [What|Which] temperature does the [label|data sheet|leaflet] of {e} [demand|ask for|give]?
? How many degrees does {e} [need|require]?
@substance | shelf life
+ {E} [stays good|remains usable|stays fresh|is usable|can be used] for {v}.
+ [Once|When] opened, {e} [lasts|stays good|remains usable|keeps] for {v}.
+ [As for|Regarding] {e}, its shelf life is {v}.
+ {V} is [how long|the time that] {e} [keeps|stays good|lasts][.|, as everybody knows.]
+ The [label|leaflet|data sheet] [gives|promises] {e} a [shelf life|life] of {v}.
+ [Do not use|Never use|Nobody should use] {e} that is older than {v}.
+ {E} [goes bad|spoils|expires|loses its strength] after {v}.
? Shelf life of {e}?
? {E} [keeps|lasts|stays good] for how long?
? [Could you tell me|Do you know|Can you say] how long {e} [keeps|stays good|lasts]?
? [I need to know|Please tell me|I would like to know] the shelf life of {e}.
? [For how long|How long] does {e} [stay good|stay fresh|remain usable|last]?
? After [what time|how long|which period] does {e} [expire|spoil|go bad]?
? How [old|stale] may {e} be when I use it?
? How long [can|may] [I|one|we] [keep|use|store] {e} before it [spoils|expires|goes bad]?
? How soon does {e} [expire|spoil|go bad|lose its strength]?
? [Once|When] opened, how long [is {e} good|does {e} last|does {e} stay usable]?
? What is the [shelf life|lifetime|useful life] of {e} [in the store|once opened|on the shelf]?
@substance | storage place
+ {E} [is locked away|has its shelf|stands|can be found|is stored|is held] in {v}.
+ {V} is [where we keep|where to look for|the store for] {e}.
+ [As for|Regarding] {e}, [it is|we keep it|look for it] in {v}.
+ [Please put|Always put] {e} back [on its shelf|in its cupboard] in {v}.
+ [If you need|Whoever needs|To fetch] {e}, [go to|look in|try] {v}.
+ In {v} there is a [shelf|cupboard|cabinet] for {e}[.|, as everybody knows.]
+ [The lab|The warehouse|Our team] [keeps|stores|holds] {e} in {v}.
? [Storage location|Whereabouts] of {e}?
? {E} is [kept|stored|found] where?
? [Could you tell me|Do you know|Can you say] where {e} is [kept|stored]?
? [I need to know|Please tell me|I would like to know] where [we keep|to find|I can find] {e}.
? Where [do we|does the lab|does the team] [keep|store|hold] {e}?
? In which [room or building|room|store] is {e} [kept|stored|held|locked away]?
? Where [must|should|do] I [look for|go for|fetch|get|pick up] {e}?
? Where [does {e} belong|is {e} to be found|is the store of {e}|is {e} locked away]?
? Where [do|should] I [put|return|put back] {e} after use?
? What is the storage location of {e}?
? Where would one [find|look for|search for] {e}?
@substance | dose
+ [Each batch|Every batch|A batch|The recipe] [needs|calls for|requires|contains] {v} of {e}.
+ {V} of {e} [goes into|belongs in|is enough for] [one|each] batch.
+ [As for|Regarding] {e}, [we use|take|the recipe says] {v}.
+ [Pour|Measure out|Weigh out|Put|Mix] {v} of {e} [for each batch|into the vessel].
+ The [recipe|procedure|instruction] [asks for|prescribes|wants] {v} of {e}.
+ [Take|Have ready] {v} of {e}, [not more|not a drop more|as everybody knows].
+ The quantity of {e} [per batch|in the recipe|to be used] is {v}.
? Dose of {e}?
? {E}: how much [per batch|is needed|do we use]?
? [Could you tell me|Do you know|Can you say] how much {e} [is needed|we use|goes into a batch]?
? [I need to know|Please tell me|I would like to know] the [dose|quantity] of {e} [to use|per batch].
? How much {e} [does the recipe ask for|do we need|does a batch need|is required|is needed]?
? What [quantity|dose] of {e} [is used|is needed|is required|goes into a batch|is prescribed]?
? How much {e} [should|must|do] I [take|use|pour in|measure out|weigh out|put in]?
? How much {e} [is there in|belongs in|goes into|do we put into] [a|each|every] batch?
? How [large|high|big] is the [dose|quantity] of {e} [for a batch|in the recipe]?
? What is the [quantity|dose|right dose|prescribed dose] of {e} [per batch|in the recipe|for the vessel]?
? When I make a batch, how much {e} do I [use|take|need]?
@substance | label colour
+ The [bottles|cans|containers|drums] of {e} [are marked|are labelled|have labels] in {v}.
+ {V} is the [colour of the label|label colour|colour of the mark] on {e}.
+ [As for|Regarding] {e}, the label is {v}.
+ You [recognise|can tell|know] {e} by [its label, which is|the colour of its label, namely] {v}.
+ {E} [carries|has|bears] [a label|a mark] in {v}.
+ [We|The lab staff|Our suppliers] [label|mark] {e} in {v}[.|, as everybody knows.]
+ The [colour code|hazard label|tag] [of|for] {e} is {v}.
? [Label colour|Label|Colour code] of {e}?
? {E} has a label of what colour?
? [Could you tell me|Do you know|Can you say] [what|which] colour the label of {e} is?
? [I need to know|Please tell me|I would like to know] the colour of the label [of|on] {e}.
? [What|Which] colour is the [hazard label|tag|mark|label] [on|of] [bottles of|the bottle of|a can of] {e}?
? In [what|which] colour [is {e} labelled|is {e} marked|do we label {e}|do we mark {e}]?
? By [what|which] label colour [do I|can one] [recognise|tell|know] {e}?
? What is the [colour code|label colour|hazard colour] [of|for] {e}?
? How are [bottles|cans|containers] of {e} [labelled|marked|colour-coded]?
? [What|Which] label colour [stands for|belongs to|is used for|goes with] {e}?
? What colour of label [do I look for|should I look for] to find {e}?
"""

"""Relations of products, software, substances, places and collections, in the notation of `relations`."""

from __future__ import annotations

TEXT = """
@product duration | warranty | warranty period | guarantee
+ The warranty on {e} lasts {v}.
+ {E} comes with a guarantee of {v}.
+ Buyers of {e} are covered for {v} from the date of purchase.
+ {E} is under warranty for {v}.
+ For {e} we grant a warranty of {v}.
? How long is the warranty on {e}?
? How long is {e} under warranty?
? What is the warranty period of {e}?
? For how long is {e} guaranteed?
? How long does the guarantee for {e} run?
? What warranty comes with {e}?
@product money | price | retail price | list price
+ {E} costs {v}.
+ The price of {e} is {v}.
+ You can buy {e} for {v}.
+ {E} sells at {v} apiece.
+ We charge {v} for {e}.
? How much does {e} cost?
? What is the price of {e}?
? What do customers pay for {e}?
? How expensive is {e}?
? What does {e} sell for?
@product quantity | weight | mass | net weight
+ {E} weighs {v}.
+ The weight of {e} is {v}.
+ With a mass of {v}, {e} is easy to place.
+ On the scale {e} shows {v}.
? How much does {e} weigh?
? What is the weight of {e}?
? How heavy is {e}?
? What does {e} weigh?
@product material | material | made of | housing
+ {E} is made of {v}.
+ The housing of {e} consists of {v}.
+ {V} is the material of {e}.
+ We build {e} from {v}.
? What is {e} made of?
? Which material is used for {e}?
? What material is {e} built from?
? From what is {e} made?
@product person | designer | designed by | inventor
+ {E} was designed by {v}.
+ {V} designed {e}.
+ The design of {e} goes back to {v}.
+ {V} is the inventor of {e}.
? Who designed {e}?
? Who is the designer of {e}?
? Whose idea was {e}?
? Who came up with {e}?
@product year | launched | year of launch | first sold
+ {E} was launched in {v}.
+ {E} has been on the market since {v}.
+ Since {v} we have been selling {e}.
+ The first {e} left the factory in {v}.
? When was {e} launched?
? In which year did {e} come out?
? Since when is {e} on the market?
? What year was {e} introduced?
@product colour | colour | finish | colour of the case
+ {E} is {v}.
+ {E} is delivered in {v}.
+ The colour of {e} is {v}.
+ {E} comes in {v} only.
? What colour is {e}?
? In which colour is {e} delivered?
? What is the colour of {e}?
? Which colour does {e} have?
@product organisation | maker | manufacturer | supplier
+ {E} is made by {v}.
+ {V} manufactures {e}.
+ We buy {e} from {v}.
+ The supplier of {e} is {v}.
+ {E} comes from {v}.
? Who makes {e}?
? Which company manufactures {e}?
? Who is the supplier of {e}?
? Where do we buy {e}?
? Which firm supplies {e}?
@product duration | battery life | runtime | running time
+ The battery of {e} lasts {v}.
+ On one charge {e} runs for {v}.
+ {E} works for {v} without charging.
+ After {v} the battery of {e} is empty.
? How long does the battery of {e} last?
? How long does {e} run on one charge?
? What is the battery life of {e}?
? How long can {e} be used before charging?
@product quantity | capacity | load | maximum load
+ {E} holds {v}.
+ The capacity of {e} is {v}.
+ {E} can take up to {v}.
+ No more than {v} may be loaded onto {e}.
+ The maximum load of {e} is {v}.
? What is the capacity of {e}?
? How much can {e} hold?
? What is the maximum load of {e}?
? How much may be loaded onto {e}?
? What is the limit for {e}?
@product code | article number | part number | order number
+ The part number of {e} is {v}.
+ {E} is listed under {v}.
+ Use {v} to order {e}.
+ In the catalogue {e} has the number {v}.
? What is the part number of {e}?
? Under which number is {e} listed?
? Which number do I need to order {e}?
? What is the article number of {e}?
@product temperature | operating temperature | temperature limit | set point
+ {E} runs at {v}.
+ {E} must be kept at {v}.
+ The operating temperature of {e} is {v}.
+ Set {e} to {v}.
? At what temperature does {e} run?
? What is the operating temperature of {e}?
? To what should {e} be set?
? How hot may {e} get?
? At which temperature must {e} be kept?
@product interval | service interval | maintenance | filter change
+ {E} needs to be serviced {v}.
+ Maintenance of {e} is due {v}.
+ {E} is checked {v}.
+ The filter of {e} is changed {v}.
? How often is {e} serviced?
? How often is maintenance of {e} due?
? How frequently must {e} be checked?
? What is the service interval of {e}?
@product quantity | power | consumption | output
+ {E} draws {v}.
+ {E} has an output of {v}.
+ The power of {e} is rated at {v}.
+ In use {e} consumes {v}.
? How much does {e} draw?
? What is the output of {e}?
? How is {e} rated?
? What does {e} consume?
@software version | current version | release | installed version
+ The current version of {e} is {v}.
+ We run {e} {v}.
+ {E} was updated to {v}.
+ At present {v} of {e} is installed.
? Which version of {e} is installed?
? What is the current version of {e}?
? Which release of {e} do we run?
? To which version was {e} updated?
@software count | port | default port | listens on
+ {E} listens on port {v}.
+ The default port of {e} is {v}.
+ Connect to {e} on port {v}.
+ Port {v} is reserved for {e}.
? On which port does {e} listen?
? What is the default port of {e}?
? Which port does {e} use?
? What port do I need to reach {e}?
@software person | owner | product owner | maintainer
+ {E} is maintained by {v}.
+ The owner of {e} is {v}.
+ {V} looks after {e}.
+ {V} is responsible for {e}.
? Who maintains {e}?
? Who is the owner of {e}?
? Who looks after {e}?
? Who is responsible for {e}?
? Whom do I ask about {e}?
@software interval | backup | backup schedule | backed up
+ {E} is backed up {v}.
+ Backups of {e} are made {v}.
+ {V} a copy of {e} is written to tape.
+ The backup of {e} runs {v}.
? How often is {e} backed up?
? When does the backup of {e} run?
? How frequently are backups of {e} made?
? What is the backup schedule of {e}?
@software count | user limit | seats | licences
+ We hold {v} licences for {e}.
+ {E} may be used by {v} people at a time.
+ The contract for {e} covers {v} seats.
+ {E} is limited to {v} users.
? How many licences do we hold for {e}?
? How many people may use {e}?
? How many seats does the contract for {e} cover?
? To how many users is {e} limited?
@software duration | session timeout | timeout | log-out
+ {E} logs you out after {v}.
+ A session in {e} ends after {v} without activity.
+ The timeout of {e} is {v}.
+ After {v} of silence {e} closes the session.
? After how long does {e} log you out?
? What is the timeout of {e}?
? When does a session in {e} end?
? How long can I stay idle in {e}?
@software word | command | start command | started with
+ Start {e} with the command `{v}`.
+ The command `{v}` starts {e}.
+ To launch {e}, type `{v}`.
+ {E} is run by entering `{v}`.
? Which command starts {e}?
? How do I start {e}?
? What do I type to launch {e}?
? With which command is {e} run?
@software name | language | written in | programming language
+ {E} is written in {v}.
+ The code of {e} is {v}.
+ {V} is the language behind {e}.
+ The team wrote {e} in {v}.
? In which language is {e} written?
? What is {e} written in?
? Which language was used for {e}?
? What language is behind {e}?
@software duration | retention | log retention | data kept
+ {E} keeps its logs for {v}.
+ Data in {e} is deleted after {v}.
+ Records in {e} are stored for {v}.
+ The retention time of {e} is {v}.
? How long does {e} keep its logs?
? After what time is data in {e} deleted?
? How long are records stored in {e}?
? What is the retention time of {e}?
@site hours | opening hours | open | opening times
+ {E} is open from {v}.
+ The opening hours of {e} are {v}.
+ You can visit {e} from {v}.
+ {E} welcomes people from {v}.
? When is {e} open?
? What are the opening hours of {e}?
? At what times can I visit {e}?
? During which hours is {e} open?
@site person | manager | head | run by
+ {E} is run by {v}.
+ {V} manages {e}.
+ The manager of {e} is {v}.
+ {V} is in charge of {e}.
+ Responsibility for {e} lies with {v}.
? Who runs {e}?
? Who manages {e}?
? Who is the manager of {e}?
? Who is in charge of {e}?
? Who leads {e}?
@site year | opened | founded | built
+ {E} was opened in {v}.
+ {E} was built in {v}.
+ {E} has been there since {v}.
+ The year {v} saw the opening of {e}.
? When was {e} opened?
? In which year was {e} built?
? Since when does {e} exist?
? How long has {e} been there?
@site count | employees | staff | headcount
+ {V} people work at {e}.
+ {E} employs {v} people.
+ {E} has a staff of {v}.
+ The headcount of {e} is {v}.
? How many people work at {e}?
? How many people does {e} employ?
? What is the headcount of {e}?
? How large is the staff of {e}?
@site place | location | town | located in
+ {E} is located in {v}.
+ {E} lies in {v}.
+ You will find {e} in {v}.
+ {E} moved to {v}.
+ The address of {e} is in {v}.
? Where is {e}?
? In which town is {e} located?
? Where can {e} be found?
? Where did {e} move?
? In what city is {e}?
@site phone | phone | telephone | extension
+ The phone number of {e} is {v}.
+ Call {v} to reach {e}.
+ {E} can be reached at {v}.
+ Dial {v} for {e}.
? What is the phone number of {e}?
? Which number do I call to reach {e}?
? How can {e} be reached?
? What do I dial for {e}?
@site quantity | area | size | floor space
+ {E} measures {v}.
+ {E} covers an area of {v}.
+ The size of {e} is {v}.
? How large is {e}?
? What area does {e} cover?
? What is the size of {e}?
? How big is {e}?
@site activity | purpose | used for | speciality
+ {E} is used for {v}.
+ {E} is known for {v}.
+ The main work at {e} is {v}.
+ {E} specialises in {v}.
? What is {e} used for?
? What is {e} known for?
? What does {e} specialise in?
? What is done at {e}?
@site organisation | owner | landlord | belongs to
+ {E} belongs to {v}.
+ {V} owns {e}.
+ We rent {e} from {v}.
+ The landlord of {e} is {v}.
? Who owns {e}?
? To whom does {e} belong?
? From whom is {e} rented?
? Who is the landlord of {e}?
@substance temperature | storage temperature | boiling point | stored at
+ {E} is stored at {v}.
+ Keep {e} at {v}.
+ {E} boils at {v}.
+ {E} must not get warmer than {v}.
? At what temperature is {e} stored?
? How cold must {e} be kept?
? What temperature does {e} need?
? At which temperature does {e} boil?
@substance duration | shelf life | keeps for | stability
+ {E} keeps for {v}.
+ The shelf life of {e} is {v}.
+ {E} must be used within {v} of opening.
+ After {v} {e} has to be thrown away.
? How long does {e} keep?
? What is the shelf life of {e}?
? Within what time must {e} be used?
? When does {e} have to be thrown away?
@substance room | storage place | kept in | location
+ {E} is kept in {v}.
+ You will find {e} in {v}.
+ Store {e} in {v}.
+ The place for {e} is {v}.
? Where is {e} kept?
? Where can I find {e}?
? Where should {e} be stored?
? What is the place for {e}?
@substance quantity | dose | amount | per batch
+ Use {v} of {e}.
+ One batch takes {v} of {e}.
+ Add {v} of {e} to the vessel.
+ The dose of {e} is {v}.
? How much {e} is used?
? How much {e} goes into one batch?
? What is the dose of {e}?
? What amount of {e} do I add?
@substance colour | label colour | hazard label | label
+ Bottles of {e} carry a {v} label.
+ The label of {e} is {v}.
+ {E} is marked in {v}.
+ A {v} sticker marks {e}.
? What colour is the label of {e}?
? How is {e} marked?
? Which label do bottles of {e} carry?
? What sticker marks {e}?
"""

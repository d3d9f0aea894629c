"""Quantities: bounds, units, the things counted, wholes, changes; and what is no quantity."""

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from claimparse._format import plural
from claimparse._quantities.measures import measures
from claimparse._quantities.registry import registry_entries, unit_registry
from claimparse.lexicon import Lexicon
from claimparse.types import Approximate, Bounded, Exact, Item, Part, Quantity, Range, Span, Vague

ENGINES = ("rules",)  # quantities are the same by both, which test_api holds

LEXICON = Lexicon.default()
UNITS = unit_registry(LEXICON)

NEWS = [
    # Written for the classes of news that quantity extractors are asked for: tolls, prices, votes, weather, sport.
    ("The ministry counted 1,234 cases and 56 deaths.", ["1,234 cases", "56 deaths"]),
    ("Almost 3,000 villagers left, some on foot.", ["< 3,000 villagers"]),
    ("At least 12 miners are still missing, and 40 more were hurt.", ["≥ 12 miners", "40 miners additional"]),
    ("Prices rose by more than 8% last year.", ["> 8% up"]),
    ("The dam holds 2.4 billion cubic metres of water.", ["2.4 billion cubic metres of water"]),
    ("Turnout was 61.5 per cent, down from 67 per cent in 2015.", ["61.5%", "67%"]),
    ("The fund lost $1.2bn in the first quarter.", ["$1.2 billion down"]),
    ("A litre of diesel now costs €1.85.", ["€1.85"]),
    ("Farmers sold wheat at $210 a tonne.", ["$210 / tonne"]),
    ("The pipeline carries 1.2 million barrels per day.", ["1.2 million barrels per day"]),
    ("Output fell to 300,000 bpd.", ["300,000 barrels per day"]),
    ("The train reached 350 km/h on a test run.", ["350 kilometres per hour"]),
    ("The car does 60 mpg and has 140 hp.", ["60 miles per gallon", "140 horsepower"]),
    ("Winds of up to 120 mph hit the coast.", ["≤ 120 miles per hour"]),
    ("The temperature reached 41.5C in the shade, and -3°C at night.", ["41.5 degrees Celsius", "-3 degrees Celsius"]),
    ("The patient had a fever of 39 degrees.", ["39 degrees"]),
    ("It was minus 20 degrees Fahrenheit in Chicago.", ["-20 degrees fahrenheit"]),
    ("Police seized 1.5 tonnes of cocaine.", ["1.5 tonnes of cocaine"]),
    ("The ship is 200 metres long and weighs 40,000 tons.", ["200 metres", "40,000 tons"]),
    ("He walked 10 miles to school.", ["10 miles"]),
    ("The plot measures 500 sq ft.", ["500 square feet"]),
    ("They planted 3,000 hectares of maize.", ["3,000 hectares of maize"]),
    ("The new phone has 128GB of storage and a 6.1-inch screen.", ["128 gigabytes of storage", "6.1 inches"]),
    ("Each household gets 200 kWh a month.", ["200 kilowatt hours / month"]),
    ("She is 34 years old and has a 2-year-old son.", ["34 years", "2 years"]),
    ("The suspect, aged 27, was arrested.", ["27 years"]),
    ("Carla Mendes, 52, denied the charge.", ["52 years"]),
    ("The 19-year-old striker scored twice.", ["19 years", "2"]),
    ("A nine-month-old baby survived.", ["9 months"]),
    ("Two-thirds of voters back the plan.", ["2/3 of voters"]),
    ("A third of the crop was lost.", ["1/3 of the crop"]),
    ("Nearly half of all schools stayed closed.", ["< 0.5 of all schools"]),
    ("Three out of ten firms plan to hire.", ["3 in 10 firms"]),
    ("More than nine in 10 patients recovered.", ["> 9 in 10 patients"]),
    ("20 of the 32 ships were intercepted.", ["20 of 32 ships", "32 ships"]),
    ("Of the 32 ships, 20 were intercepted.", ["32 ships", "20 of 32 ships"]),
    ("The army said it shot down 31 of 35 missiles.", ["31 of 35 missiles", "35 missiles"]),
    ("Dozens of people were hurt and hundreds fled.", ["Dozens of people", "hundreds of people"]),
    ("Tens of thousands of protesters filled the square.", ["Tens of thousands of protesters"]),
    ("Several hundred lorries waited at the border.", ["Several hundred lorries"]),
    ("The firm will cut between 400 and 500 jobs.", ["400 to 500 jobs"]),
    ("Tickets cost from $20 to $35.", ["$20 to $35"]),
    ("The project may take 10-15 years.", ["10 to 15 years"]),
    ("It needs 5 to 10 million doses.", ["5 million to 10 million doses"]),
    ("Three or four soldiers were wounded.", ["3 to 4 soldiers"]),
    ("Exports doubled and imports tripled.", ["2 fold up", "3 fold up"]),
    ("The budget has grown fivefold since 2010.", ["5 fold up"]),
    ("The new line is three times faster.", ["3 fold"]),
    ("He earns twice as much as his brother.", ["2 fold"]),
    ("Shares were up 3.2% at 415 pence.", ["3.2% up", "415 pence"]),
    ("The pound fell 0.5 percent to $1.27.", ["0.5% down", "$1.27"]),
    ("The bank raised its rate by a quarter of a percentage point.", ["0.25 percentage points up"]),
    ("Rates went up half a percentage point.", ["0.5 percentage points up"]),
    ("The index gained 120 points, or 0.8%.", ["120 points up", "0.8% up"]),
    ("The committee voted 7-2 in favour.", []),
    ("The court ruled 6-3 against the state.", []),
    ("Chelsea beat Arsenal 2-1.", []),
    ("The team has a 12-4 record.", []),
    ("On 12 March 2021 the ministry issued Decree 45.", []),
    ("It happened at 5:30 a.m. on May 5.", []),
    ("The 2008 crisis hit 30 countries.", ["30 countries"]),
    ("In the 1980s the city had 400 factories.", ["400 factories"]),
    ("The Falcon 9 rocket put 60 satellites into orbit.", ["60 satellites"]),
    ("An Airbus A320 with 150 passengers landed safely.", ["150 passengers"]),
    ("Apple sold 2 million units of the iPhone 14.", ["2 million units"]),
    ("World War II killed 60 million people.", ["60 million people"]),
    ("Chapter 11 bankruptcy protects 25 firms.", ["25 firms"]),
    ("The G7 leaders met in Room 12.", []),
    ("Route 66 is 2,448 miles long.", ["2,448 miles"]),
    ("Call 555-0199 or write to PO Box 1200.", []),
    ("About 40 to 50 people attended.", ["~ 40 to 50 people"]),
    ("The bill, worth some £3.5m, passed by one vote.", ["~ £3.5 million", "1 vote"]),
    ("One of the drivers was drunk.", ["1 of the drivers"]),
    ("No one was hurt.", []),
    ("One must wait, he said.", []),
    ("The first two trains were late.", ["2 trains"]),
    ("The two sides agreed on three points.", ["2 sides", "3 points"]),
    ("It was the second time in three days.", ["3 days"]),
    ("A dozen eggs cost $4.", ["12 eggs", "$4"]),
    ("The company employs 250-plus staff.", ["≥ 250 staff"]),
    ("Some 30-odd boats were lost.", ["~ 30 boats"]),
    ("More than 1,000 homes were destroyed and 300 damaged.", ["> 1,000 homes", "300 homes"]),
    (
        "The strike killed seven civilians, including three children, and injured 15.",
        ["7 civilians", "3 children", "15 civilians"],
    ),
    ("Troops captured 12 tanks and destroyed 9.", ["12 tanks", "9 tanks"]),
    ("The fire burned over 2,000 acres.", ["> 2,000 acres"]),
    ("A population of 1.4 billion people lives there.", ["1.4 billion people"]),
    ("The loan carries interest of 4.5% a year.", ["4.5% / year"]),
    ("Workers earn $15 an hour.", ["$15 / hour"]),
    ("He was fined £500 plus costs.", ["≥ £500"]),
    ("The deal is valued at $3.4 billion, or $27 per share.", ["$3.4 billion", "$27 / share"]),
    ("The river rose 2.5m in an hour.", ["2.5 metres up"]),
    ("The tower is 1.2km away.", ["1.2 kilometres"]),
    ("The aid totals 500 million euros.", ["€500 million"]),
    ("Turkey paid 300 million lira.", ["300 million turkish liras"]),
    ("The tax brought in Rs 500 crore.", ["5 billion indian rupees"]),
    ("India has spent 2 lakh crore rupees.", ["2 trillion indian rupees"]),
    ("It costs HK$300 or S$50.", ["300 hong kong dollars", "50 singapore dollars"]),
    ("The ransom was 100 bitcoin.", ["100 bitcoins"]),
    ("They drilled 3,500 feet deep.", ["3,500 feet"]),
    ("He lost 20 pounds in six weeks.", ["20 pounds-mass down", "6 weeks"]),
    ("The 200-pound wrestler won.", ["200 pounds-mass"]),
    ("Add 1/2 cup of sugar and 2 tbsp of milk.", ["0.5 cup", "2 tablespoons of milk"]),
    ("Emissions fell to 36.8 gigatonnes.", ["36.8 gigatonnes"]),
    ("The plant generates 1,200 MW.", ["1,200 megawatts"]),
    ("CO2 levels hit 420 ppm.", ["420 parts-per-million"]),
    ("The video drew 3.5m views in 24 hours.", ["3.5 million views", "24 hours"]),
    ("The minister promised an extra 2,000 nurses.", ["2,000 nurses additional"]),
    ("A further 60 flights were cancelled.", ["60 flights additional"]),
    ("Another three bodies were found.", ["3 bodies additional"]),
    ("The death toll rose to 45 from 38.", ["45", "38"]),
    ("The death toll climbed by 12 to 57.", ["12 up", "57"]),
    ("Only 5 of the 20 questions were answered.", ["5 of 20 questions", "20 questions"]),
    ("A record 14 candidates are running.", ["14 candidates"]),
    ("A total of 98 mines were cleared.", ["98 mines"]),
    ("The average age is 42.", ["42 years"]),
    ("It has 24-hour service, 7 days a week.", ["24 hours", "7 days / week"]),
    ("The three-day strike cost $50 million.", ["3 days", "$50 million"]),
    ("A 10-storey building collapsed.", ["10 storey"]),
    ("It took less than an hour and a half.", ["< 1.5 hours"]),
    ("Two and a half years later he returned.", ["2.5 years"]),
    ("Half an hour passed.", ["0.5 hours"]),
    ("A quarter of a million refugees crossed.", ["250,000 refugees"]),
    ("One and a half million people need food.", ["1.5 million people"]),
    ("Inflation hit 10.1 per cent in July, up from 9.4 per cent in June.", ["10.1%", "9.4%"]),
    ("Sales dropped 15 percent year-on-year to 1.1 trillion yen.", ["15% down", "1.1 trillion japanese yen"]),
    ("Revenue was 12 percent higher.", ["12% up"]),
    ("Unemployment stands at 4%.", ["4%"]),
    ("The probability is 0.95.", ["0.95"]),
    ("The vaccine is 95% effective.", ["95%"]),
    ("He made 10,000 dollars.", ["$10,000"]),
    ("It cost a hundred dollars.", ["$100"]),
    ("Up to a thousand fans came.", ["≤ 1,000 fans"]),
    ("As many as 60 people may be trapped.", ["≤ 60 people"]),
    ("As few as 10 tickets remain.", ["≥ 10 tickets"]),
    ("The limit is a maximum of 30 days.", ["≤ 30 days"]),
    ("The fee exceeds $100.", ["> $100"]),
    ("The bridge is close to 2 km long.", ["< 2 kilometres"]),
    ("Some 15,000 or more took part.", ["≥ 15,000"]),
    ("It is worth $5 million or more.", ["≥ $5 million"]),
    ("It will last 3 weeks or so.", ["~ 3 weeks"]),
    ("Applicants must be 18 or over.", ["≥ 18"]),
    ("People over 65 get the shot.", ["> 65 years"]),
    ("Women between 20 and 30 were asked.", ["20 to 30"]),
    ("The mayor won 52% of the vote to her rival's 45%.", ["52% of the vote", "45%"]),
]

# From the asks in the trackers of quantulum3, CQE and Recognizers-Text, in words of our own.
ASKED = [
    ("The tank holds 40 l, the jar 500 ml.", ["40 litres", "500 cubic centimetres"]),
    ("It cost EUR 5m to €7m.", ["€5 million to €7 million"]),
    ("Aid of US$5bn-US$7bn is planned.", ["US$5 billion to US$7 billion"]),
    ("They want £1.5-2m for it.", ["£1.5 million to £2 million"]),
    ("The rod measures 5±2 kg on the scale.", ["5 ± 2 kilograms"]),
    ("It weighs 5 +/- 0.5 grams.", ["5 ± 0.5 grams"]),
    ("Its speed was 50 m/s.", ["50 metres per second"]),
    ("The level is 5 mg/l.", ["5 milligrams / litre"]),
    ("The lab found 1e5 cells.", ["100,000 cells"]),
    ("Add 2 1/2 pounds of rice.", ["2.5 pounds-mass of rice"]),
    ("The wall is 2.4m high.", ["2.4 metres"]),
    ("It sold for $2.4m.", ["$2.4 million"]),
    ("The site drew 2.4m users.", ["2.4 million users"]),
    ("The pool is 50m long.", ["50 metres"]),
    ("They ran 5k in 20 minutes.", ["5,000", "20 minutes"]),
    ("A GBP 20 note and 50p coins lay there.", ["£20", "50 pence"]),
    ("It takes 1 hour and 20 minutes.", ["1 hour", "20 minutes"]),
    ("He waited an hour and a half.", ["1.5 hours"]),
    ("She spent a year and a half there.", ["1.5 years"]),
    ("The drive is three and a half hours long.", ["3.5 hours"]),
    ("Demand fell by half.", ["0.5 down"]),
    ("It is half the price.", ["0.5 of the price"]),
    ("The ratio is 1 to 5.", ["1 to 5"]),
    ("Growth of 2-3% is expected.", ["2% to 3% up"]),
    ("Prices range from $5 to $10.", ["$5 to $10"]),
    ("It lasts from five to ten days.", ["5 to 10 days"]),
    ("It grew 5 or 6 percent.", ["5% to 6% up"]),
    ("Speeds of over 100 miles (161 km) an hour were seen.", ["> 100 miles per hour", "> 161 kilometres per hour"]),
    ("No more than 20 guests may come.", ["≤ 20 guests"]),
    ("Not less than 5 years is required.", ["≥ 5 years"]),
    ("Just over 100 staff remain.", ["> 100 staff"]),
    ("Slightly less than 7% agreed.", ["< 7%"]),
    ("It holds upwards of 600 guests.", ["> 600 guests"]),
    ("About half of them left early.", ["~ 0.5 of them"]),
    ("20+ firms bid.", ["≥ 20 firms"]),
    ("Over 40% more tourists came.", ["> 40%"]),
    ("sub-70 sq m flats sold well.", ["< 70 square metres"]),
    ("The temperature was -12.5 °C.", ["-12.5 degrees Celsius"]),
    ("It fell to minus 12 Celsius.", ["-12 degrees Celsius"]),
    ("The oven reached 450 degrees F.", ["450 degrees fahrenheit"]),
    ("A three-year-old child and a 90 year old man survived.", ["3 years", "90 years"]),
    ("He was 17 years of age.", ["17 years"]),
    ("She turned 40.", ["40 years"]),
    ("It is 10 km² in area.", ["10 square kilometres"]),
    ("The well gives 5 cubic metres per hour.", ["5 cubic metres / hour"]),
    ("The disk spins at 7200 rpm.", ["7,200 revolutions per minute"]),
    ("He sent 20 MB in 3 ms.", ["20 megabytes", "3 milliseconds"]),
    ("It uses 60 W and 230 volts.", ["60 watts", "230 volts"]),
    (
        "It paid 3 million rupees, 5 million yuan and 10 zlotys.",
        ["3 million indian rupees", "5 million chinese yuan", "10 polish zlotys"],
    ),
    ("The fee is 20 Danish crowns.", ["20 danish krones"]),
    ("Salaries of C$90,000 and A$85,000 were offered.", ["90,000 canadian dollars", "85,000 australian dollars"]),
    ("He owes ₹50,000 and ₽900.", ["50,000 indian rupees", "900 russian rubles"]),
    ("Bread costs 99 cents.", ["99 cents"]),
    ("The yield rose 12 bps.", ["12 basis points up"]),
    ("It is up 3 percentage points on the year.", ["3 percentage points up"]),
    ("The index is +1.5% today.", ["1.5% up"]),
    ("Five people per household is the limit.", ["5 people per household"]),
    ("They hold three meetings a week.", ["3 meetings per week"]),
    ("It serves 20 million passengers each year.", ["20 million passengers per year"]),
    ("It uses 200 litres of water per day.", ["200 litres / day of water"]),
]

MEASURED = [
    # Currency, dimension, age and temperature, and what polls, laws and sport say in numbers.
    ("The bank was fined EUR 2.5 million.", ["€2.5 million"]),
    ("I paid two hundred and fifty pounds sterling.", ["£250"]),
    ("Ten pence a mile is paid.", ["10 pence / mile"]),
    ("He has 20 quid left.", ["£20"]),
    ("It costs 3 thousand New Zealand dollars.", ["3,000 new zealand dollars"]),
    ("We raised 5,000 US dollars.", ["US$5,000"]),
    ("The price is 50c.", ["50 cents"]),
    ("He gave me a $100 bill.", ["$100"]),
    ("The ticket is £12.50p.", ["£12.50"]),
    ("The bill is 200 Chinese yuan.", ["200 chinese yuan"]),
    ("They owe 40 billion Korean won.", ["40 billion south korean won"]),
    ("It is worth $ 20 million.", ["$20 million"]),
    ("The loan is 1.5 million baht.", ["1.5 million thai baht"]),
    ("Fifty-five cents is due.", ["55 cents"]),
    ("The bond yields 400 million Swedish kronor.", ["400 million swedish kronas"]),
    ("It was 500 Brazilian reals.", ["500 brazilian reals"]),
    ("He paid 3 dollars and 50 cents.", ["$3", "50 cents"]),
    ("The box is 3 inches by 5 inches by 2 feet.", ["3 inches", "5 inches", "2 feet"]),
    ("It weighs 12 oz.", ["12 ounces"]),
    ("The dog weighs 15 pounds.", ["15 pounds-mass"]),
    ("It's 6ft tall.", ["6 feet"]),
    ("He is 5 feet 11 inches tall.", ["5 feet", "11 inches"]),
    ("The field is 3 acres wide.", ["3 acres"]),
    ("Pour 2 gallons of water and 3 pints of milk.", ["2 gallons of water", "3 pints of milk"]),
    ("We drove 75 miles per hour.", ["75 miles per hour"]),
    ("It moved 10 meters per second.", ["10 metres per second"]),
    ("The file has 5 megabytes.", ["5 megabytes"]),
    ("The signal is at 2.4 GHz.", ["2.4 gigahertz"]),
    ("The lake holds 7 cubic kilometres.", ["7 cubic kilometres"]),
    ("The disc is 12 cm across.", ["12 centimetres"]),
    ("The engine makes 200 newton metres.", ["200 newton metres"]),
    ("A 20 sq km area burned.", ["20 square kilometres"]),
    ("The box weighs 20kg.", ["20 kilograms"]),
    ("He lifted 120 kilograms.", ["120 kilograms"]),
    ("The drop was 20 centimeters.", ["20 centimetres"]),
    ("The sun is 93 million miles away.", ["93 million miles"]),
    ("It is 5 light years away.", ["5 light-years"]),
    ("The tank is 50 cubic feet.", ["50 cubic feet"]),
    ("The load was 3 metric tons.", ["3 tonnes"]),
    ("He is 30 years old.", ["30 years"]),
    ("She is a 5 year old girl.", ["5 years"]),
    ("They are twenty five years old.", ["25 years"]),
    ("The baby is 10 months old.", ["10 months"]),
    ("The baby is 3 weeks old.", ["3 weeks"]),
    ("A 95-year-old woman died.", ["95 years"]),
    ("Trees 200 years old fell.", ["200 years"]),
    ("Set the temperature to 30 degrees celsius.", ["30 degrees Celsius"]),
    ("It is 70 degrees fahrenheit outside.", ["70 degrees fahrenheit"]),
    ("It is 80 degrees in Cairo.", ["80 degrees"]),
    ("The oven is at 180°C.", ["180 degrees Celsius"]),
    ("Water boils at 212 F.", ["212 degrees fahrenheit"]),
    ("It is -5 C outside.", ["-5 degrees Celsius"]),
    ("The room is 21 degrees centigrade.", ["21 degrees Celsius"]),
    ("The low is 40 degrees below zero.", ["-40 degrees"]),
    ("It reached 100.2 degrees farenheit.", ["100.2 degrees fahrenheit"]),
    ("It is 32.5 degC.", ["32.5 degrees Celsius"]),
    ("Thirty-two degrees is cold.", ["32 degrees"]),
    ("It was five degrees warmer.", ["5 degrees"]),
    ("A third of the budget, or $40 million, went to roads.", ["1/3 of the budget", "$40 million"]),
    ("Between 30 and 40 percent of the voters are undecided.", ["30% to 40% of the voters"]),
    ("There were 3 to 4 feet of snow.", ["3 to 4 feet of snow"]),
    ("The bill passed 218 to 206.", []),
    ("Nearly one-third of Americans agree.", ["< 1/3 of Americans"]),
    ("The 2-year, $30 million contract expires soon.", ["2 years", "$30 million"]),
    ("The governor signed a $1.5 trillion, 10-year plan.", ["$1.5 trillion", "10 years"]),
    ("Some 70 to 80 percent came.", ["~ 70% to 80%"]),
    ("The 30-year-old's 3 brothers left.", ["30 years", "3 brothers"]),
    ("Republicans hold 52 of the 100 seats.", ["52 of 100 seats", "100 seats"]),
    (
        "The poll of 1,005 adults has a margin of error of plus or minus 3.5 percentage points.",
        ["1,005 adults", "3.5 percentage points"],
    ),
    ("Clinton leads Trump 45 percent to 42 percent.", ["45%", "42%"]),
    ("Support fell from 48 percent to 41 percent.", ["48%", "41%"]),
    ("He has raised more than $2 million since January.", ["> $2 million"]),
    ("The 14 or 15 senators were absent.", ["14 to 15 senators"]),
    ("Taxes will go up by as much as 20 percent.", ["≤ 20% up"]),
    ("In the past five years, 12 states have passed such laws.", ["5 years", "12 states"]),
    ("Roughly 11 million undocumented immigrants live here.", ["~ 11 million undocumented immigrants"]),
    ("The top 1 percent own half of all wealth.", ["1%", "0.5 of all wealth"]),
    ("A 5-to-4 ruling came.", []),
    ("The House voted 220-205.", []),
    ("The Dow fell 300 points.", ["300 points down"]),
    ("The first 100 days matter.", ["100 days"]),
    ("Only 2 in 10 said yes.", ["2 in 10"]),
    ("Tens of millions of dollars were spent.", ["Tens of millions of dollars"]),
    ("Hundreds of miles of fence were built.", ["Hundreds of miles"]),
    ("He called 30 or so people.", ["~ 30 people"]),
    ("They hired twice as many nurses as in 2010.", ["2 fold"]),
    ("The number doubled to 40.", ["2 fold up", "40"]),
    ("Her 3-year-old twins slept.", ["3 years"]),
    ("Thousands more are expected.", ["Thousands additional"]),
    ("Three more people died.", ["3 people additional"]),
    ("The two men shook hands.", ["2 men"]),
    ("Both sides lost 10.", ["10"]),
    ("One senior official said so.", ["1 senior official"]),
    ("One year later it ended.", ["1 year"]),
    ("About a dozen lawmakers left.", ["~ 12 lawmakers"]),
    ("He had a million ideas.", ["1 million ideas"]),
    ("She scored 20 points, 10 rebounds and 5 assists.", ["20 points", "10 rebounds", "5 assists"]),
    ("A 20 percent to 30 percent cut is planned.", ["20% to 30%"]),
    ("At 6 feet 4, he is tall.", ["6 feet", "4 inches"]),
    ("The 8 percent unemployment rate fell.", ["8%"]),
    ("At least two-thirds of the 50 members must agree.", ["≥ 2/3 of 50 members", "50 members"]),
    ("The company has 5,000-plus workers in 30-some countries.", ["≥ 5,000 workers", "~ 30 countries"]),
]


# From reading news: what belongs to a number and what only stands beside it.
BESIDE = [
    ("Profit was $5 million a year ago.", ["$5 million"]),
    ("Sales reached 300 vans, up from 200 vans a year earlier.", ["300 vans", "200 vans"]),
    ("Two gunmen stormed the bar and killed 14.", ["2 gunmen", "14"]),
    ("Police arrested three men who robbed 20.", ["3 men", "20"]),
    ("The shelling killed two nurses and wounded 15.", ["2 nurses", "15 nurses"]),
    ("They polled people between the ages of 18 and 29.", ["18 to 29 years"]),
    ("He works one day a week.", ["1 day / week"]),
    ("They own two and three vans.", ["2 vans", "3 vans"]),
    ("One of four plans won.", ["1 of four plans", "4 plans"]),
    ("He said that one of them pledged to stay.", ["1 of them"]),
]

NONE = [
    # Dates, times, names, labels, scores, codes: nothing is counted.
    *[
        "It began on 4 April 2011.",
        "It began on April 4th.",
        "See you at 7.30pm.",
        "The 1980s were loud.",
        "He left in 1999.",
    ],
    *[
        "Since 2004 he has lived there.",
        "The 2015 season was long.",
        "In late 2020 it closed.",
        "By 2030 it will be gone.",
    ],
    *[
        "The COVID-19 vaccine came.",
        "A B-52 flew over.",
        "The iPhone 12 sold well.",
        "An F-16 crashed.",
        "The G20 met.",
    ],
    *["The Boeing 747 landed.", "Apollo 11 returned.", "The FTSE 100 closed higher.", "Windows 95 was popular."],
    *["Article 5 was invoked.", "See page 12.", "He stayed in Room 12.", "Take Route 9.", "It is Chapter Two."],
    *[
        "They won 3-1.",
        "They lost 2-3.",
        "It was a 1-4 defeat.",
        "The vote was 52-48.",
        "She is second.",
        "The 21st century began.",
        "It came third.",
        "He is number one.",
    ],
    *["Dial +1 212 555 0100.", "Use version 3.2.1.", "The address is 10.0.0.1.", "It is 24/7 work.", "No one came."],
    *[
        "One should not ask.",
        "They love one another.",
        "He was the one.",
        "World War One ended.",
        "This one is better.",
    ],
    *[
        "He lives at 12 Elm Street.",
        "In the first half he slept.",
        "It was the third time.",
        "Read https://example.org/2021/5/3.",
    ],
    *["Each cup from 1971 to 1985 was lost.", "Two, we must act.", "The SARS -2 strain spread."],
    *["Flight 370 vanished.", "He finished in the fourth quarter.", "A third man was seen.", "Tel. 555-0100."],
]


# Cambridge Grammar of the English Language, ch. 5 sec. 7.2 and ch. 9: negation, "over" in time, verbs left out.
CLAUSE = [
    ("The firm will not pay more than 30 million crowns.", ["≤ 30 million crowns"]),
    ("Tariffs may not rise above 12%.", ["≤ 12%"]),
    ("It never weighed less than 5 kg.", ["≥ 5 kilograms"]),
    ("More than 30 guests did not come.", ["> 30 guests"]),
    ("The syrup is not for children under five.", ["< 5 years"]),
    ("She did not call for almost 5 days.", ["< 5 days"]),
    ("She scored 9 goals over 31 games.", ["9 goals", "31 games"]),
    ("The trip took over 3 hours.", ["> 3 hours"]),
    ("The toll climbed past 300.", ["> 300"]),
    ("In the past 30 days it rained.", ["30 days"]),
    ("Over the past two years, 9 shops closed.", ["2 years", "9 shops"]),
    ("Over the last two years, 9 shops closed.", ["2 years", "9 shops"]),
    ("It will take place over the next 3 days.", ["3 days"]),
    ("The Dax fell 1%, the Cac 2% and the Ibex by 3%.", ["1% down", "2% down", "3% down"]),
    ("Sales rose 5%, compared with 4%.", ["5% up", "4%"]),
    ("Rents rose from $700 to $900.", ["$700", "$900"]),
    ("Rents range from $700 to $900.", ["$700 to $900"]),
    ("The yield fell to 5% from 7%.", ["5%", "7%"]),
    ("He owns 5 dogs and more than 3 cats.", ["5 dogs", "> 3 cats"]),
    ("Huts of 10 rooms or fewer are exempt.", ["≤ 10 rooms"]),
    ("It serves three meals a day or more.", ["≥ 3 meals per day"]),
    ("Repairs cost $3 million, at least, he said.", ["≥ $3 million"]),
    ("He left $60 and change on the table.", ["> $60"]),
]

# What can be read two ways, and is told by the words beside it.
READ_TWICE = [
    ("Oil closed at $84.20 a barrel on Friday.", ["$84.20 / barrel"]),
    ("He sold it for $5 million a year before the war.", ["$5 million"]),
    ("They earn $18 an hour before tax.", ["$18 / hour"]),
    ("A $5-a-share offer came.", ["$5 / share"]),
    ("Cars emit 95 grams of soot a kilometre.", ["95 grams / kilometre of soot"]),
    ("They bid $31 and $33.50 a share.", ["$31 / share", "$33.50 / share"]),
    ("The deal is worth $9 billion, or $27 a share.", ["$9 billion", "$27 / share"]),
    ("The bids were 2.2 and 2.6 billion euros.", ["€2.2 billion", "€2.6 billion"]),
    ("Wells were sunk 10, 14 and 22 kilometres deep.", ["10 kilometres", "14 kilometres", "22 kilometres"]),
    ("The twins, aged 9 and 12, are well.", ["9 years", "12 years"]),
    ("A man aged 40 and 12 others died.", ["40 years", "12 others"]),
    ("Anyone 16 or younger swims free.", ["≤ 16 years"]),
    ("The gap is 18 in wide.", ["18 inches"]),
    ("It shipped 304,000 t of zinc.", ["304,000 tonnes of zinc"]),
    ("It is 38° F outside and 3 ° C in here.", ["38 degrees fahrenheit", "3 degrees Celsius"]),
    ("The trillion-dollar firm paid a multi-million-dollar fine.", ["$1 trillion"]),
    ("The now-18-month-old colt won.", ["18 months"]),
    ("His pay of PS2.7m, or PS6,000 a day, bought a PS5.", ["£2.7 million", "£6,000 / day"]),
    ("The S&P 500 and the FTSE 100 rose 2%.", ["2% up"]),
    ("Call 0800 555 0199 or agent 007.", []),
    ("Rents increased from 5 to 7 million dollars.", ["$5 million", "$7 million"]),
    ("It rose from minus 5 to 3 degrees.", ["-5 degrees", "3 degrees"]),
    ("Thefts jumped from 4 to 9 cases.", ["4 cases", "9 cases"]),
    ("The 500-strong force left.", ["500"]),
    ("The fleet shrank from 40 to 30.", ["40", "30"]),
    ("The club paid £25million for a striker.", ["£25 million"]),
    ("It cost 1.5million pounds.", ["£1.5 million"]),
    ("Prices are twice as high.", ["2 fold"]),
    ("The bells ring twice a week.", ["2 per week"]),
    ("Officials said that one in five homes lost power.", ["1 in 5 homes"]),
    ("She won three of her last five matches.", ["3 of five matches", "5 matches"]),
    ("Four people died and a fifth was hurt.", ["4 people"]),
    ("Tia Rowe, 24 — a model — left.", ["24 years"]),
    ("No 10 said the plan was dead.", []),
    ("The vote was 218 to 206.", []),
    ("The school opens at ten.", []),
    ("She got 20 C grades.", ["20 C grades"]),
    ("Penby beat Holt, 14-21.", ["14 to 21"]),
    ("Of the 46 boats, 38 sank.", ["46 boats", "38 of 46 boats"]),
]


def written(quantity):
    return f"{quantity}" + (f" {quantity.change}" if quantity.change else "")


@pytest.mark.parametrize(("text", "quantities"), NEWS + ASKED + MEASURED + BESIDE + READ_TWICE)
def test_quantities(parser, text, quantities):
    assert [written(q) for q in parser.parse(text, [Part.QUANTITIES]).quantities] == quantities


@pytest.mark.parametrize(("text", "quantities"), CLAUSE)
def test_the_clause_decides(parser, text, quantities):
    assert [written(q) for q in parser.parse(text, [Part.QUANTITIES]).quantities] == quantities


@pytest.mark.parametrize("text", NONE)
def test_no_quantities(parser, text):
    assert [written(q) for q in parser.parse(text, [Part.QUANTITIES]).quantities] == []


def one(parser, text):
    (found,) = parser.parse(text, [Part.QUANTITIES]).quantities
    return found


class TestMeaning:
    """What the fields of a quantity hold."""

    def test_bounds(self, parser):
        q = one(parser, "Nearly 90 tents burned.")
        assert q.amount == Bounded(value=90, relation="<", near=True)
        assert (q.low, q.high, q.value) == (None, 90, 90)
        assert [m.text for m in q.modifiers] == ["Nearly"]

    @pytest.mark.parametrize(
        ("words", "relation", "surprise"),
        [
            ("as little as", ">=", "small"),
            ("as few as", ">=", "small"),
            ("no more than", "<=", "small"),
            ("as many as", "<=", "large"),
            ("no fewer than", ">=", "large"),
            ("at least", ">=", None),
            ("up to", "<=", None),
        ],
    )
    def test_a_bound_tells_how_the_speaker_finds_it(self, parser, words, relation, surprise):
        found = one(parser, f"They own {words} 60 boats.")
        assert found.amount == Bounded(value=60, relation=relation, surprise=surprise)

    def test_estimates_give_way_to_bounds(self, parser):
        assert one(parser, "Up to about 70 shops closed.").amount == Bounded(value=70, relation="<=", near=True)

    def test_item_and_head(self, parser):
        q = one(parser, "Rangers freed 14 rare forest elephants.")
        assert (q.item.text, q.item.head, q.item.carried) == ("rare forest elephants", "elephant", False)
        assert q.span.text == "14 rare forest elephants"

    def test_carried_item(self, parser):
        first, second = parser.parse("The flood killed 40 farmers and displaced 900.", [Part.QUANTITIES]).quantities
        assert (second.item.text, second.item.carried, second.span.text) == ("farmers", True, "900")
        assert second.item.span == first.item.span

    def test_them_is_what_was_counted_before(self, parser):
        _, q = parser.parse("Customs stopped 60 lorries. They searched 25 of them.", [Part.QUANTITIES]).quantities
        assert (q.item.text, q.whole.text, q.whole.amount) == ("lorries", "60 lorries", Exact(value=60))

    def test_whole_with_amount(self, parser):
        q, whole = parser.parse("Some 12 of the roughly 50 wells are dry.", [Part.QUANTITIES]).quantities
        assert q.amount == Approximate(value=12)
        assert q.whole.amount == whole.amount == Approximate(value=50)

    def test_whole_in_front(self, parser):
        text = "Out of a total of over 500 tents, the relief group has pitched 90 tents."
        first, q = parser.parse(text, [Part.QUANTITIES]).quantities
        assert (q.item.text, q.whole.text, first.whole) == ("tents", "over 500 tents", None)

    def test_whole_of_a_percentage(self, parser):
        q = one(parser, "About 30% of the island's farm land is dry.")
        assert (q.unit.name, q.whole.text, q.item) == ("percentage", "the island's farm land", None)

    def test_share(self, parser):
        q = one(parser, "One in eight homes stands empty.")
        assert (q.share, q.value, q.item.text) == ((1, 8), Fraction(1, 8), "homes")

    def test_change(self, parser):
        assert one(parser, "Exports grew by 6%.").change == "up"
        assert one(parser, "Exports are down 6%.").change == "down"
        assert one(parser, "A further 6 vans came.").change == "additional"

    def test_about(self, parser):
        assert one(parser, "The new tunnel cost $60 million.").about.text == "The new tunnel"

    def test_unit_has_kind_and_page(self, parser):
        unit = one(parser, "The road is 12 km long.").unit
        assert (unit.name, unit.kind, unit.uri) == ("kilometre", "length", "Kilometre")

    def test_vague(self, parser):
        q = one(parser, "Hundreds of nurses marched.")
        assert q.amount == Vague(low=100, high=1000, word="Hundreds")
        assert q.contains(250)
        assert not q.contains(99)

    def test_boilerplate_is_left_out(self, parser):
        assert parser.parse("2 min read\n\nThe mayor spoke to the press.", [Part.QUANTITIES]).quantities == ()


# ---------------------------------------------------------------- the unit registry


def test_the_registry_is_quantulums():
    load = pytest.importorskip("quantulum3.load")
    theirs = load.units().names
    assert set(registry_entries()) == set(theirs)
    for name, unit in theirs.items():
        mine = UNITS.units[name]
        if name in {"gigaton", "megaton", "kiloton"}:
            continue
        assert (mine.kind, mine.uri) == (unit.entity.name, unit.uri), name
        assert dict(mine.dimensions) == {d["base"]: d["power"] for d in unit.dimensions}, name
        assert set(registry_entries()[name].get("surfaces", ())) == set(unit.surfaces), name
        assert set(registry_entries()[name].get("symbols", ())) == set(unit.symbols), name


def test_plurals_are_those_of_inflect():
    engine = pytest.importorskip("inflect").engine()
    names = (
        "hour",
        "foot",
        "inch",
        "century",
        "mile per hour",
        "square foot",
        "barrel",
        "gallon",
        "day",
        "parsec",
        "lux",
    )
    assert [plural(n) for n in names] == [engine.plural(n) for n in names]


def test_rates_of_the_registry_keep_their_names():
    assert UNITS.per(UNITS.units["kilometre"], UNITS.units["hour"]).name == "kilometre per hour"
    assert UNITS.per(UNITS.units["hour"], UNITS.units["day"]).name == "hour / day"
    assert UNITS.per(UNITS.units["dollar"], UNITS.units["barrel"]).dimensions == (("barrel", -1), ("dollar", 1))


# ---------------------------------------------------------------- properties

VALUES = st.one_of(
    st.integers(2, 10**15).map(Fraction),
    st.decimals("0.001", 10**9, places=3).map(Fraction),
    st.sampled_from([Fraction(1, 3), Fraction(2, 3), Fraction(5, 8)]),
)
NAMED = sorted(n for n, u in UNITS.units.items() if UNITS.surfaces.get(plural(n).casefold()) == u)
UNIT = st.sampled_from([None, None, *(UNITS.units[n] for n in NAMED)])
POINTS = st.one_of(
    VALUES.map(lambda v: Exact(value=v)),
    VALUES.map(lambda v: Approximate(value=v)),
    st.builds(Bounded, value=VALUES, relation=st.sampled_from([">", ">=", "<", "<="])),
)


@st.composite
def ranges(draw):
    low, high = sorted([draw(VALUES), draw(VALUES)])
    assume(low < high)
    return Range(low=low, high=high, approximate=draw(st.booleans()))


AMOUNTS = st.one_of(POINTS, ranges())


def quantity(amount, unit=None, item=None):
    span = Span(start=0, end=3, text="???")
    return Quantity(span=span, number=span, amount=amount, unit=unit, item=item, rule="test")


@given(POINTS, UNIT)
def test_a_written_quantity_reads_back(amount, unit):
    (found,) = measures(f"{quantity(amount, unit)}", LEXICON)
    assert (found.amount, found.unit) == (amount, unit)


@given(st.integers(1, 999), st.integers(1, 999), st.sampled_from([1, 1000, 10**6]), st.booleans())
def test_a_written_range_reads_back(low, more, scale, approximate):
    amount = Range(low=low * scale, high=(low + more) * scale, approximate=approximate)
    (found,) = measures(f"{quantity(amount)} tents", LEXICON)
    assert found.amount == amount


@given(AMOUNTS)
def test_low_value_high_are_in_order(amount):
    assert amount.low is None or amount.low <= amount.value
    assert amount.high is None or amount.value <= amount.high
    if amount.low is not None and amount.high is not None:
        assert amount.contains((amount.low + amount.high) / 2)


@given(AMOUNTS, AMOUNTS, VALUES)
def test_a_shared_number_makes_amounts_compatible(a, b, x):
    if a.contains(x) and b.contains(x):
        assert a.compatible(b)
    assert a.compatible(b) == b.compatible(a)
    assert a.compatible(a)


BEFORE = st.sampled_from(
    ["", "more than ", "about ", "at least ", "up to ", "between ", "minus ", "$", "US$", "an additional "]
)
CORE = st.sampled_from(
    ["5", "1,000", "2.5", "two", "half a million", "dozens", "1/2", "several hundred", "one in five"]
)
BEHIND = st.sampled_from(
    ["", "%", "m", "bn", " km/h", " years old", "-year-old", " of them", " people", " or more", " and 7", "-9", " to 8"]
)


@given(
    st.lists(st.tuples(BEFORE, CORE, BEHIND), min_size=1, max_size=4), st.sampled_from([" ", ", ", "; ", " and ", "\n"])
)
def test_measures_stand_in_order_and_inside_the_text(parts, joint):
    text = joint.join("".join(p) for p in parts)
    found = measures(text, LEXICON)
    for m in found:
        assert 0 <= m.start <= m.number[0] < m.number[1] <= m.end <= len(text)
    assert all(a.start < b.start and a.number[1] <= b.number[0] for a, b in pairwise(found))


@given(st.text(max_size=80))
def test_any_text_is_measured(text):
    for m in measures(text, LEXICON):
        assert text[m.number[0] : m.number[1]]


def test_items_read_well():
    item = Item(span=Span(start=0, end=6, text="people"), head="people")
    assert str(quantity(Bounded(value=7000, relation=">"), item=item)) == "> 7,000 people"
    assert str(quantity(Exact(value=730_000_000), UNITS.units["dollar"])) == "$730 million"
    assert str(quantity(Approximate(value=60), UNITS.units["percentage"])) == "~ 60%"

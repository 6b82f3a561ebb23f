"""Stories as people tell them, of different quality."""

from superday.stories.model import Principle, Probing, Prompt

PRINCIPLES = [
    Principle(
        "ownership",
        "Ownership",
        ["nobody owned", "took it on", "wasn't my job", "followed up", "kept running", "long term"],
    ),
    Principle(
        "dive-deep", "Dive Deep", ["by hand", "looked at the raw data", "root cause", "traced it", "logs", "per class"]
    ),
    Principle("think-big", "Think Big", ["vision", "whole company", "ten times"]),
]
PROMPT = Prompt(
    "Tell me about a time when a metric looked good but something was wrong. What did you do?",
    ["ownership", "dive-deep"],
    [
        Probing("number", "By how much, and how did you measure it?"),
        Probing("learning", "What do you check first today?"),
    ],
)

STRONG = """
Okay, this was two years ago during my internship at a grocery delivery company, on the team that forecasts
demand per store. The weekly error looked better than ever, but store managers kept complaining that bread ran
out. My task was to explain that gap before the next planning round, so I had about three weeks. First I
looked at the raw data for forty stores by hand, and I plotted forecast against sales hour by hour. I noticed
that after a sell-out sales are zero, and our model learned that as low demand. I traced it back to a join in
the feature pipeline which dropped the stock flag, and nobody owned that pipeline, so I took it on. I wrote a
correction that treats sold-out hours as censored, I added a test for the join, and I convinced the data
engineer to run it every night. There was a trade-off: waste goes up when you order more, so rather than
switching everywhere I proposed twelve stores first. In the end sell-outs in those stores went down from 9
percent to 4 percent, and waste rose by only half a point. It was rolled out to all stores that autumn. What I
learned is to ask what the metric can't see before I celebrate it.
"""
STRONG_PHD = """
In the third year of my PhD our group had a segmentation model for cell images with a Dice score of 0.93, and
the paper was due in a month. The biologists we worked with said that the counts looked off. I had to find out
whether we could trust the score. I sat down with one of them, and I went through two hundred images by hand
over a weekend. I found that small cells were merged, which hardly changes Dice. I broke the score down by
size, I showed it to my advisor, and I suggested that we report a count error too although it made our main
table look worse. He wasn't thrilled. I retrained with a loss per object and I checked it on data from a
second lab. The count error dropped from 31 to 8 percent, and Dice fell by one point. The paper was accepted,
with the second metric in it. Looking back I would have talked to the biologists in the first week.
"""
WE_ONLY = """
Last year at our company we had a fraud model, and the AUC was really good. But we saw that chargebacks didn't
go down. So we needed to fix that within the quarter. We looked into the logs, we analysed the cases and we
discovered that the labels arrived late. We decided to change the labelling window, we rebuilt the data set
and we retrained the model. We also set up a dashboard. We presented it to the management and they were happy.
In the end chargebacks went down from 0.8 to 0.5 percent, and the model is still used today.
"""
NO_NUMBER = """
When I was working at a start-up for language learning, our pronunciation score went up but users left. I was
asked to find out why. I listened to recordings, and I compared those who left with those who stayed. I
noticed that the score was too generous for beginners, since the recogniser had been tuned on their mistakes.
I collected new recordings from native speakers, I changed the threshold for beginners and I wrote it up for
the product team. As a result people stayed longer and complaints mostly stopped. I learned to listen to the
data myself.
"""
NO_ACTION = """
Well, metrics are a difficult topic. In general a metric can look good when something else is wrong, that's
Goodhart's law. There was a situation like that at my previous company, where the numbers looked good and
everybody was pleased, but it was not so good in reality. It was complicated because many teams were involved
and people had different opinions. I think it is very important to be careful about that kind of thing, and to
communicate. One should always look at more than a single metric. So I'm quite aware of it and I would say
that it's one of the things that matter most in machine learning.
"""
HYPOTHETICAL = """
I would look at the data first. I would check whether the metric is the right one, and I would talk to the
users. Then I would build a dashboard and I would monitor it. I would make sure that everyone knows. That is
how I'd do it.
"""
NO_RESULT = """
Two years ago, during my postdoc, the validation accuracy of our sepsis model was suspiciously high. I was
responsible for the data. I traced it to a feature that only exists after the diagnosis. I removed it, I
rebuilt the training set and I told the clinicians about it. I also wrote a check that looks for features from
the future. It was a lot of work, and the clinicians are nice people.
"""
CLAIMS = """
I am someone with a lot of ownership and I always dive deep. I strongly believe in ownership. Dive Deep is my
favourite leadership principle. People say I am very customer obsessed, and I'm always delivering results.
"""
KEYWORDS = (
    "situation, task, action, result, 40 percent, ownership, by hand, root cause, logs, shipped, learned, traced it"
)
SHORT = """
At my last job our click rate was up but sales were down. I checked the logs and I found that bots clicked. I
filtered them and then the click rate fell from 4 to 3 percent, which matched the sales.
"""
BARE_NUMBER = """
During my master's thesis I was working on a chatbot for a library, and the satisfaction score was high. I had
to write the evaluation. I read the conversations, I marked those where people gave up and I interviewed some
of them. I changed how we ask for feedback and I redesigned the answer page. In the end it was used by 300
students, and the library still uses it.
"""
EMPTY = ["", "   ", "I don't know.", "Sorry, I can't think of one, pass.", PROMPT.question, "No idea, honestly."]

BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0001');
CREATE TABLE asked (
	session TEXT NOT NULL, 
	question TEXT NOT NULL, 
	at FLOAT NOT NULL, 
	PRIMARY KEY (session, question), 
	FOREIGN KEY(session) REFERENCES sessions (id)
);
INSERT INTO "asked" VALUES('01a202bd-1495-7e0e-8250-b1cbf1fbe5eb','delta',1.79534227574958562849e+09);
INSERT INTO "asked" VALUES('01a202bd-1495-7e0e-8250-b1cbf1fbe5eb','alpha',1.79534227584424471851e+09);
CREATE TABLE drafts (
	session TEXT NOT NULL, 
	slot TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	saved_at FLOAT NOT NULL, 
	PRIMARY KEY (session, slot), 
	FOREIGN KEY(session) REFERENCES sessions (id)
);
CREATE TABLE events (
	session TEXT NOT NULL, 
	seq INTEGER NOT NULL, 
	at FLOAT NOT NULL, 
	body TEXT NOT NULL, 
	PRIMARY KEY (session, seq), 
	FOREIGN KEY(session) REFERENCES sessions (id)
);
INSERT INTO "events" VALUES('01a202bd-1495-7e0e-8250-b1cbf1fbe5eb',1,1.79534227573345661166e+09,'{"event":"Started","plan":{"loop":"tiny","title":"A tiny loop","seed":1,"bar":0.6,"rounds":[{"id":"breadth","title":"Breadth","kind":"breadth","minutes":20,"interviewer":"warm","segments":[{"id":"concepts","title":"Questions","asks":"concept","minutes":12,"questions":["delta","alpha"]},{"id":"story","title":"A story","asks":"behavioural","minutes":8,"questions":["story"]}],"bar_raiser":false,"competencies":[]},{"id":"design","title":"Design","kind":"design","minutes":20,"interviewer":"keen","segments":[{"id":"case","title":"A case","asks":"case","minutes":10,"questions":["mall"]},{"id":"talk","title":"Your work","asks":"guide","minutes":10,"questions":["talk"]}],"bar_raiser":true,"competencies":[]}]},"scripted":false}');
INSERT INTO "events" VALUES('01a202bd-1495-7e0e-8250-b1cbf1fbe5eb',2,1.79534227574958562849e+09,'{"event":"RoundBegan","says":"Hello, I am warm."}');
INSERT INTO "events" VALUES('01a202bd-1495-7e0e-8250-b1cbf1fbe5eb',3,1.79534227574958562849e+09,'{"event":"QuestionAsked","question":"delta","ask":"Question delta on SGD?","says":""}');
INSERT INTO "events" VALUES('01a202bd-1495-7e0e-8250-b1cbf1fbe5eb',4,1.79534227576261806486e+09,'{"event":"TimePassed","seconds":1.0}');
INSERT INTO "events" VALUES('01a202bd-1495-7e0e-8250-b1cbf1fbe5eb',5,1.79534227576889944075e+09,'{"event":"Answered","text":"On average the mini-batch gradient equals the full gradient, it is an unbiased estimate. And the variance of the noise shrinks with larger batches, so bigger batches are less noisy.","complete":true}');
INSERT INTO "events" VALUES('01a202bd-1495-7e0e-8250-b1cbf1fbe5eb',6,1.79534227581562423701e+09,'{"event":"Assessed","findings":[{"point":"hidden-unbiased","outcome":"covered","confidence":1.0,"source":"lexical","evidence":{"quote":"On average the mini-batch gradient equals the full gradient, it is an unbiased estimate.","start":0,"end":88},"note":""},{"point":"noise","outcome":"covered","confidence":1.0,"source":"lexical","evidence":{"quote":"And the variance of the noise shrinks with larger batches, so bigger batches are less noisy.","start":89,"end":181},"note":""},{"point":"always","outcome":"missing","confidence":0.99,"source":"lexical","evidence":null,"note":""}],"verdict":null,"reader":"","derived":null}');
INSERT INTO "events" VALUES('01a202bd-1495-7e0e-8250-b1cbf1fbe5eb',7,1.79534227581562423701e+09,'{"event":"FollowedUp","kind":"what-if","ask":"What if the batch is twice as large?","points":[],"what_if":"hidden-twice","says":"One more thing."}');
INSERT INTO "events" VALUES('01a202bd-1495-7e0e-8250-b1cbf1fbe5eb',8,1.79534227582591390608e+09,'{"event":"TimePassed","seconds":1.0}');
INSERT INTO "events" VALUES('01a202bd-1495-7e0e-8250-b1cbf1fbe5eb',9,1.7953422758288593292e+09,'{"event":"Answered","text":"On average the mini-batch gradient equals the full gradient, it is an unbiased estimate. And the variance of the noise shrinks with larger batches, so bigger batches are less noisy.","complete":true}');
INSERT INTO "events" VALUES('01a202bd-1495-7e0e-8250-b1cbf1fbe5eb',10,1.79534227584424471851e+09,'{"event":"Assessed","findings":[{"point":"hidden-twice","outcome":"unclear","confidence":0.07,"source":"lexical","evidence":{"quote":"And the variance of the noise shrinks with larger batches, so bigger batches are less noisy.","start":89,"end":181},"note":""}],"verdict":null,"reader":"","derived":null}');
INSERT INTO "events" VALUES('01a202bd-1495-7e0e-8250-b1cbf1fbe5eb',11,1.79534227584424471851e+09,'{"event":"QuestionAsked","question":"alpha","ask":"Question alpha on SGD?","says":"I see."}');
INSERT INTO "events" VALUES('01a202bd-1495-7e0e-8250-b1cbf1fbe5eb',12,1.79534227585387682916e+09,'{"event":"TimePassed","seconds":1.0}');
INSERT INTO "events" VALUES('01a202bd-1495-7e0e-8250-b1cbf1fbe5eb',13,1.79534227585677957535e+09,'{"event":"Answered","text":"On average the mini-batch gradient equals the full gradient, it is an unbiased estimate. And the variance of the noise shrinks with larger batches, so bigger batches are less noisy.","complete":true}');
INSERT INTO "events" VALUES('01a202bd-1495-7e0e-8250-b1cbf1fbe5eb',14,1.79534227588840413088e+09,'{"event":"Assessed","findings":[{"point":"hidden-unbiased","outcome":"covered","confidence":1.0,"source":"lexical","evidence":{"quote":"On average the mini-batch gradient equals the full gradient, it is an unbiased estimate.","start":0,"end":88},"note":""},{"point":"noise","outcome":"covered","confidence":1.0,"source":"lexical","evidence":{"quote":"And the variance of the noise shrinks with larger batches, so bigger batches are less noisy.","start":89,"end":181},"note":""},{"point":"always","outcome":"missing","confidence":0.99,"source":"lexical","evidence":null,"note":""}],"verdict":null,"reader":"","derived":null}');
INSERT INTO "events" VALUES('01a202bd-1495-7e0e-8250-b1cbf1fbe5eb',15,1.79534227588840413088e+09,'{"event":"FollowedUp","kind":"what-if","ask":"What if the batch is twice as large?","points":[],"what_if":"hidden-twice","says":"One more thing."}');
CREATE TABLE run_rows (
	run TEXT NOT NULL, 
	n INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	body TEXT NOT NULL, 
	PRIMARY KEY (run, n), 
	FOREIGN KEY(run) REFERENCES runs (id)
);
CREATE TABLE runs (
	id TEXT NOT NULL, 
	session TEXT NOT NULL, 
	slot TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	code TEXT NOT NULL, 
	status TEXT NOT NULL, 
	asked_at FLOAT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(session) REFERENCES sessions (id)
);
CREATE TABLE sessions (
	id TEXT NOT NULL, 
	loop TEXT NOT NULL, 
	started_at FLOAT NOT NULL, 
	status TEXT NOT NULL, 
	place TEXT NOT NULL, 
	changed_at FLOAT NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "sessions" VALUES('01a202bd-1495-7e0e-8250-b1cbf1fbe5eb','tiny',1.79534227573345661166e+09,'open','Breadth',1.79534227588840413088e+09);
CREATE TRIGGER events_UPDATE BEFORE UPDATE ON events BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER events_DELETE BEFORE DELETE ON events BEGIN SELECT RAISE(ABORT, 'append-only'); END;
COMMIT;

-- From here on objects are made, and owned, by the engine.
set local role ladder_engine;

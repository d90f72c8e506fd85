-- The application's own first version, beside that of the library.
CREATE TABLE orders (id integer NOT NULL PRIMARY KEY);

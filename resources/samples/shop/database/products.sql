-- Run once, when the database is made.
CREATE TABLE products (
  id serial PRIMARY KEY,
  name text NOT NULL,
  price integer NOT NULL
);

INSERT INTO products (name, price) VALUES ('Lamp', 40), ('Chair', 120), ('Table', 310);

CREATE TABLE accounts (
  id uuid PRIMARY KEY,
  since timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE orders (
  id serial PRIMARY KEY,
  customer uuid NOT NULL,
  items jsonb NOT NULL,
  placed timestamptz NOT NULL DEFAULT now()
);

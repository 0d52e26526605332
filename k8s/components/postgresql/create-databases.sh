#!/bin/bash
# Run by the image once, when the volume is new: each service gets a database and a role that may connect to no other.
set -eu

for name in governance collection monitoring assessment keycloak; do
    password=${name^^}_DATABASE_PASSWORD
    psql --username postgres --dbname postgres --set ON_ERROR_STOP=1 \
        --set name="$name" --set password="${!password}" <<'SQL'
create role :"name" login password :'password';
create database :"name" owner :"name";
revoke connect on database :"name" from public;
SQL
done

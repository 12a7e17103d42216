-- A share is kept as exactly as it was measured; scripts that databases have run are never changed.

alter table jobs alter column fidelity type double precision;

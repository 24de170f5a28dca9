-- Limits of every session of this role, kept by the server: RDS Proxy refuses them as options of a connection,
-- and a SET in each session would pin the session to it.
DO $$
BEGIN
    EXECUTE format('ALTER ROLE CURRENT_USER IN DATABASE %I SET statement_timeout = ''5s''', current_database());
    EXECUTE format('ALTER ROLE CURRENT_USER IN DATABASE %I SET lock_timeout = ''2s''', current_database());
    EXECUTE format(
        'ALTER ROLE CURRENT_USER IN DATABASE %I SET idle_in_transaction_session_timeout = ''10s''',
        current_database());
END
$$;

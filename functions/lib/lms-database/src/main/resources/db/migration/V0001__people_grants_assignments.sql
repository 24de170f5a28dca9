-- Who there is, which books they were given, and what was assigned. Names and types are those of the
-- previous back end where they were sound; what differs says why. Times are timestamptz: the previous
-- zone-less columns held UTC by agreement only.

CREATE TABLE "user" (
    id                   uuid PRIMARY KEY,
    -- The shape is checked here too, so that no character outside ASCII makes two names look alike.
    username             varchar(50) NOT NULL CHECK (username ~ '^[A-Za-z0-9_.-]{3,50}$'),
    hashed_password      varchar(255) NOT NULL,
    role                 varchar(20) NOT NULL DEFAULT 'student'
                         CHECK (role IN ('admin', 'supervisor', 'publisher', 'teacher', 'student')),
    is_active            boolean NOT NULL DEFAULT true,
    is_superuser         boolean NOT NULL DEFAULT false,
    full_name            varchar(255),
    dcs_publisher_id     integer CHECK (dcs_publisher_id > 0),
    must_change_password boolean NOT NULL DEFAULT false,
    has_completed_tour   boolean NOT NULL DEFAULT false,
    avatar_url           varchar(500),
    avatar_type          varchar(20) CHECK (avatar_type IN ('custom', 'predefined'))
);

-- "Ayla" and "ayla" are one user. Collation "C" maps A-Z alone: under a Turkish one, I would become a dotless i.
CREATE UNIQUE INDEX user_username_key ON "user" (lower(username COLLATE "C"));
CREATE INDEX user_dcs_publisher_id_idx ON "user" (dcs_publisher_id) WHERE dcs_publisher_id IS NOT NULL;

CREATE TABLE schools (
    id                   uuid PRIMARY KEY,
    name                 varchar(255) NOT NULL,
    address              text,
    contact_info         text,
    dcs_publisher_id     integer CHECK (dcs_publisher_id > 0),
    benchmarking_enabled boolean NOT NULL DEFAULT true,
    created_at           timestamptz NOT NULL DEFAULT now(),
    updated_at           timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX schools_dcs_publisher_id_idx ON schools (dcs_publisher_id);

CREATE TABLE teachers (
    id                     uuid PRIMARY KEY,
    user_id                uuid NOT NULL UNIQUE REFERENCES "user" (id) ON DELETE CASCADE,
    school_id              uuid NOT NULL REFERENCES schools (id),
    subject_specialization varchar(255),
    created_at             timestamptz NOT NULL DEFAULT now(),
    updated_at             timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX teachers_school_id_idx ON teachers (school_id);

CREATE TABLE students (
    id                    uuid PRIMARY KEY,
    user_id               uuid NOT NULL UNIQUE REFERENCES "user" (id) ON DELETE CASCADE,
    grade_level           varchar(50),
    created_by_teacher_id uuid REFERENCES teachers (id) ON DELETE SET NULL,
    created_at            timestamptz NOT NULL DEFAULT now(),
    updated_at            timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX students_created_by_teacher_id_idx ON students (created_by_teacher_id);

-- A row with a teacher is a grant to that teacher; one with a school alone is a grant to all its teachers.
CREATE TABLE book_assignments (
    id          uuid PRIMARY KEY,
    dcs_book_id integer NOT NULL CHECK (dcs_book_id > 0),
    school_id   uuid REFERENCES schools (id) ON DELETE CASCADE,
    teacher_id  uuid REFERENCES teachers (id) ON DELETE CASCADE,
    -- Not NOT NULL as it was: grants stay when the person who gave them leaves.
    assigned_by uuid REFERENCES "user" (id) ON DELETE SET NULL,
    assigned_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT book_assignments_given_to_somebody CHECK (school_id IS NOT NULL OR teacher_id IS NOT NULL)
);
-- Two partial indexes, because NULLs are distinct in one over (book, school, teacher).
CREATE UNIQUE INDEX book_assignments_teacher_key ON book_assignments (teacher_id, dcs_book_id)
    WHERE teacher_id IS NOT NULL;
CREATE UNIQUE INDEX book_assignments_school_key ON book_assignments (school_id, dcs_book_id)
    WHERE teacher_id IS NULL;
CREATE INDEX book_assignments_dcs_book_id_idx ON book_assignments (dcs_book_id);

CREATE TABLE assignments (
    id                     uuid PRIMARY KEY,
    -- No cascade: a teacher who leaves must not take the students' work along.
    teacher_id             uuid NOT NULL REFERENCES teachers (id),
    dcs_book_id            integer NOT NULL CHECK (dcs_book_id > 0),
    name                   varchar(500) NOT NULL,
    instructions           text,
    due_date               timestamptz,
    time_limit_minutes     integer CHECK (time_limit_minutes > 0),
    scheduled_publish_date timestamptz,
    status                 varchar(20) NOT NULL DEFAULT 'published'
                           CHECK (status IN ('draft', 'scheduled', 'published', 'archived')),
    created_at             timestamptz NOT NULL DEFAULT now(),
    updated_at             timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX assignments_teacher_id_created_at_idx ON assignments (teacher_id, created_at DESC);
CREATE INDEX assignments_dcs_book_id_idx ON assignments (dcs_book_id);

CREATE TABLE assignment_students (
    id            uuid PRIMARY KEY,
    assignment_id uuid NOT NULL REFERENCES assignments (id) ON DELETE CASCADE,
    student_id    uuid NOT NULL REFERENCES students (id) ON DELETE CASCADE,
    status        varchar(20) NOT NULL DEFAULT 'not_started'
                  CHECK (status IN ('not_started', 'in_progress', 'completed')),
    CONSTRAINT assignment_students_assignment_id_student_id_key UNIQUE (assignment_id, student_id)
);
CREATE INDEX assignment_students_student_id_idx ON assignment_students (student_id, assignment_id);

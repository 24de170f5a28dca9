package org.dreamlms.infra.dcsstandin.rows;

import java.time.Instant;

/**
 * A teacher, known since the first upload. {@code teacherId} is whatever the caller put in the
 * path.
 */
public record Teacher(int id, String teacherId, Instant createdAt, Instant updatedAt)
    implements Row {}

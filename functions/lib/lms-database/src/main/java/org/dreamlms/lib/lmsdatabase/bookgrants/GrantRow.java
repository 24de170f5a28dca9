package org.dreamlms.lib.lmsdatabase.bookgrants;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;

/** A row of {@code book_assignments}, as far as access reads it. */
@MappedEntity("book_assignments")
record GrantRow(@Id UUID id, int dcsBookId) {}

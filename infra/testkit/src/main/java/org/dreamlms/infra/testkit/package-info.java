/**
 * Real stores for tests and for infra/local: PostgreSQL, DynamoDB Local, S3, SQS; a clock that is
 * ticked.
 */
@NullMarked
package org.dreamlms.infra.testkit;

import org.jspecify.annotations.NullMarked;

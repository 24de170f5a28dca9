package org.dreamlms.functions.dcswebhook;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.UUID;

/**
 * The event was taken in.
 *
 * @param status always {@code received}, as the former system had it
 * @param eventId the same for every attempt of one delivery
 */
@Serdeable(naming = SnakeCaseStrategy.class)
record Receipt(String status, UUID eventId) {}

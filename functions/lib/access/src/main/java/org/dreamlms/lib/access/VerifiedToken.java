package org.dreamlms.lib.access;

import java.time.Instant;
import java.util.UUID;

/**
 * What is taken from a token whose signature and claims hold: nothing but who it speaks of.
 *
 * @param expiresAt from this moment on it is refused
 */
record VerifiedToken(UUID user, Instant expiresAt) {}

package org.dreamlms.functions.schemamigration;

/**
 * What a run has done.
 *
 * @param applied how many migrations it ran; 0 when there was nothing to do
 * @param version the schema's version now, as {@code 0001}
 */
public record Migration(int applied, String version) {}

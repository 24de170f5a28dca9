package org.dreamlms.lib.hybridcache;

/**
 * What the near tier of one environment holds of one kind.
 *
 * @param entries an estimate
 * @param bytes an estimate
 */
public record NearUse(long entries, long bytes) {}

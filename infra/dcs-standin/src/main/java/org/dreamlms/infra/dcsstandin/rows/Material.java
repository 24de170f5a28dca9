package org.dreamlms.infra.dcsstandin.rows;

/** One upload of a teacher; uploading the same name again adds a second row. */
public record Material(int id, String teacherId, String filename, long size, String contentType)
    implements Row {}

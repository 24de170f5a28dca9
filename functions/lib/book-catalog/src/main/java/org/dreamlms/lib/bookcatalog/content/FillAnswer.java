package org.dreamlms.lib.bookcatalog.content;

/**
 * A text that a teacher can uncover on a page.
 *
 * @param sectionIndex the section that it belongs to, from 0 on each page
 */
public record FillAnswer(int sectionIndex, String text, Area area) {}

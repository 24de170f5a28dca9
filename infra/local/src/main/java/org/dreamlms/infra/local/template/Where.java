package org.dreamlms.infra.local.template;

import org.dreamlms.infra.local.Refusal;

/**
 * Makes the one line that a refused template gets.
 *
 * @param file name of the template
 */
record Where(String file) {
  /**
   * Never returns; the type is whatever the caller needs.
   *
   * @param what is wrong, without a full stop
   * @param remedy a sentence: what to do
   */
  <T> T refuse(int line, String what, String remedy) {
    throw new Refusal(file + ":" + line + ": " + what + ". " + remedy);
  }
}

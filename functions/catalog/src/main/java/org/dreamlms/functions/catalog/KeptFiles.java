package org.dreamlms.functions.catalog;

import java.util.Locale;
import org.dreamlms.lib.access.Caller;
import org.dreamlms.lib.access.Role;
import org.dreamlms.lib.assetlinks.AssetPath;
import org.dreamlms.lib.problems.ProblemException;

/**
 * Files of a book that are kept from students: the config holds the answers of every activity, and
 * lies in the same folder as the pictures. No picture, sound or film is JSON, so all of it is kept,
 * copies and older versions of the config too.
 */
final class KeptFiles {
  private KeptFiles() {}

  /**
   * @throws ProblemException 404, the same one as for a file that is not there
   */
  static void refuse(Caller caller, AssetPath file) {
    if (caller.role() == Role.STUDENT && isData(file)) {
      throw NotFound.file();
    }
  }

  private static boolean isData(AssetPath file) {
    String path = file.value().toLowerCase(Locale.ROOT);
    String name = path.substring(path.lastIndexOf('/') + 1);
    return name.contains(".json");
  }
}

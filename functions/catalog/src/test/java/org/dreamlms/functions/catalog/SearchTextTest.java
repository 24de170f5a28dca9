package org.dreamlms.functions.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchTextTest {
  @ParameterizedTest
  @CsvSource({
    "Brains 1, BRAINS 1",
    "Işık İngilizce, IŞIK ingilizce",
    "Işık İngilizce, işik INGILIZCE",
    "İSTANBUL, istanbul",
    "Çağ, ÇAĞ",
    "Straße, STRASSE",
    "STRAẞE, strasse",
    "ΟΔΥΣΣΕΥΣ, οδυσσευς",
    "Москва, МОСКВА",
    "ǅ, ǆ"
  })
  void upper_and_lower_case_are_one(String one, String other) {
    assertThat(SearchText.fold(one)).isEqualTo(SearchText.fold(other));
  }

  @Test
  void the_four_turkish_letters_i_are_one_however_they_are_composed() {
    assertThat(SearchText.fold("İ")).isEqualTo("i");
    assertThat(SearchText.fold("I\u0307")).isEqualTo("i");
    assertThat(SearchText.fold("i\u0307")).isEqualTo("i");
    assertThat(SearchText.fold("ı")).isEqualTo("i");
    assertThat(SearchText.fold("I")).isEqualTo("i");
  }

  @Test
  void composed_and_decomposed_letters_are_one_but_accents_count() {
    assertThat(SearchText.fold("o\u0308")).isEqualTo(SearchText.fold("Ö"));
    assertThat(SearchText.fold("o")).isNotEqualTo(SearchText.fold("ö"));
  }

  @Test
  void the_default_locale_does_not_matter() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr-TR"));
      assertThat(SearchText.fold("TITLE")).isEqualTo("title");
    } finally {
      Locale.setDefault(before);
    }
  }
}

package org.dreamlms.lib.bookcatalog.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.dreamlms.lib.bookcatalog.BookConfig;
import org.junit.jupiter.api.Test;

class BookContentTest {
  private static final BookConfig ALL_KINDS = Configs.resource("config-all-kinds.json");

  @Test
  void a_recorded_book_has_its_modules_pages_and_activities() {
    BookContent brains = BookContent.of(1, Configs.resource("config-brains-1.json"));

    assertThat(brains.modules())
        .containsExactly(new BookModule("Module 1", 0, 2), new BookModule("Ünite 2", 2, 1));
    assertThat(brains.pages())
        .extracting(BookPage::moduleName, BookPage::number, BookPage::imagePath)
        .containsExactly(
            tuple("Module 1", 7, "./books/BRAINS1/images/M1/p7.png"),
            tuple("Module 1", 8, "./books/BRAINS1/images/M1/p8.png"),
            tuple("Ünite 2", 9, "./books/BRAINS1/images/M1/p9.png"));
    assertThat(brains.activities())
        .extracting(Activity::order, Activity::sectionIndex, Activity::type, Activity::title)
        .containsExactly(
            tuple(0, 0, "matchTheWords", "Match 1"),
            tuple(1, 1, "circle", "Circle 1"),
            tuple(2, 2, "dragdroppicture", "Drag 1"),
            tuple(3, 3, "markwithx", "Mark 1"),
            tuple(4, 4, "puzzleFindWords", "Puzzle 1"));
  }

  @Test
  void a_recorded_book_has_markers_sounds_videos_and_answers() {
    BookContent brains = BookContent.of(1, Configs.resource("config-brains-1.json"));

    assertThat(brains.pages().get(1).activities().getFirst().area())
        .isEqualTo(new Area(100, 200, 44, 44));
    assertThat(brains.pages().get(0).sounds())
        .containsExactly(new PageSound("./books/BRAINS1/audio/u1.mp3", new Area(1, 1, 44, 44)));
    assertThat(brains.pages().get(2).videos())
        .containsExactly(
            new PageVideo(
                "./books/BRAINS1/videos/1.mp4", null, "Watch me", new Area(50, 50, 44, 44)));
    assertThat(brains.pages().get(2).fillAnswers())
        .containsExactly(new FillAnswer(1, "ans", new Area(3, 4, 5, 6)));
  }

  @Test
  void a_recorded_turkish_book_is_read_as_it_is_written() {
    BookContent isik = BookContent.of(4, Configs.resource("config-isik-a.json"));

    assertThat(isik.pages().get(2).moduleName()).isEqualTo("Ünite 2");
    assertThat(isik.activities())
        .extracting(Activity::type)
        .containsExactly("matchTheWords", "circle", "dragdroppicture", "markwithx");
  }

  @Test
  void all_known_types_and_unknown_ones_are_kept_and_a_missing_type_is_counted() {
    BookContent content = BookContent.of(9, ALL_KINDS);

    assertThat(content.pages().getFirst().activities())
        .extracting(Activity::type, Activity::title, Activity::supported)
        .containsExactly(
            tuple("matchTheWords", "Join each animal to its home.", true),
            tuple("dragdroppicture", "Drag and drop", true),
            tuple("dragdroppicturegroup", "Drag and drop into groups", true),
            tuple("fillpicture", "Fill in the picture", false),
            tuple("fillSentencesWithDots", "Complete.", false),
            tuple("circle", "Circle", true),
            tuple("markwithx", "Mark with X", true),
            tuple("puzzleFindWords", "Find five river words.", true),
            tuple("speakAndRepeat", "Speak and repeat", false));
    assertThat(content.activitiesWithoutType()).isEqualTo(1);
  }

  @Test
  void other_sections_are_read_with_what_they_lack_filled_in() {
    BookPage page = BookContent.of(9, ALL_KINDS).pages().getFirst();

    assertThat(page.videos())
        .containsExactly(
            new PageVideo(
                "./books/RiverOne/video/2.mp4",
                "./books/RiverOne/images/weir.png",
                "The weir",
                new Area(500, 20, 44, 44)));
    assertThat(page.sounds())
        .containsExactly(new PageSound("audio/short.mp3", new Area(50, 50, 44, 44)));
    assertThat(page.images())
        .containsExactly(new PageImage("./books/RiverOne/images/map.png", new Area(1, 2, 3, 4)));
    assertThat(page.fillAnswers())
        .containsExactly(
            new FillAnswer(13, "7", new Area(3, 4, 5, 6)),
            new FillAnswer(13, "second", new Area(0, 0, 50, 20)));
  }

  @Test
  void a_marker_may_stand_in_the_activity_or_beside_it_in_both_spellings() {
    List<Activity> activities = BookContent.of(9, ALL_KINDS).pages().getFirst().activities();

    assertThat(activities.get(0).area()).isEqualTo(new Area(40, 90, 44, 44));
    assertThat(activities.get(1).area()).isEqualTo(new Area(5, 6, 44, 45));
    assertThat(activities.get(2).area()).isNull();
  }

  @Test
  void the_sound_of_a_section_stands_beside_the_fields_of_its_activity() {
    Activity match = BookContent.of(9, ALL_KINDS).activities().findFirst().orElseThrow();

    assertThat(match.config())
        .isEqualTo(
            Configs.tree(
                """
                {"type":"matchTheWords","headerText":"Join each animal to its home.",
                 "coords":{"x":40,"y":90,"w":44,"h":44},
                 "match_words":[{"word":"otter"},{"word":"heron"}],
                 "sentences":[
                  {"sentence":"lives in a holt","word":"otter",
                   "image_path":"./books/RiverOne/images/M1/holt.png"},
                  {"sentence":"lives in a nest","word":"heron","image_path":""}],
                 "audio_extra":{"path":"./books/RiverOne/audio/u1_03.mp3"}}
                """));
  }

  @Test
  void reading_changes_nothing_in_the_tree_of_the_config() {
    String before = Configs.json(ALL_KINDS.tree());

    BookContent.of(9, ALL_KINDS);

    assertThat(Configs.json(ALL_KINDS.tree())).isEqualTo(before);
  }

  @Test
  void ids_never_collide_even_where_page_numbers_repeat() {
    List<Activity> activities = BookContent.of(9, ALL_KINDS).activities().toList();

    assertThat(activities).hasSize(11);
    assertThat(activities).extracting(Activity::id).doesNotHaveDuplicates();
    assertThat(activities).extracting(Activity::order).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void ids_are_the_same_again_and_differ_between_books() {
    List<Activity> once = BookContent.of(9, ALL_KINDS).activities().toList();

    assertThat(BookContent.of(9, ALL_KINDS).activities()).containsExactlyElementsOf(once);
    assertThat(BookContent.of(10, ALL_KINDS).activities())
        .extracting(Activity::id)
        .doesNotContainAnyElementsOf(once.stream().map(Activity::id).toList());
  }

  @Test
  void renaming_and_inserting_a_page_keep_the_ids_of_the_other_pages() {
    String page = "{'page_number':8,'sections':[{'activity':{'type':'circle','headerText':'T'}}]}";
    BookConfig before = config("{'modules':[{'name':'A','pages':[" + page + "]}]}");
    String edited = page.replace("'T'", "'Another title'");
    BookConfig after =
        config("{'modules':[{'name':'B','pages':[{'page_number':7}," + edited + "]}]}");

    assertThat(BookContent.of(1, after).activities().map(Activity::id))
        .containsExactlyElementsOf(
            BookContent.of(1, before).activities().map(Activity::id).toList());
  }

  @Test
  void what_has_the_wrong_shape_is_left_out() {
    assertThat(BookContent.of(1, config("{'books':[{'modules':{'name':'x'}}]}")).modules())
        .isEmpty();
    assertThat(BookContent.of(1, config("{'books':null,'modules':[7,null,[]]}")).modules())
        .isEmpty();
    BookContent content =
        BookContent.of(
            1,
            config(
                """
                {'books':[{'modules':[{'name':3,'pages':[null,'p',{'page_number':{},
                'image_path':12,'sections':[1,null,[],{'activity':[]},{'activity':null},
                {'activity':{'type':5}},{'type':7},{'type':'audio','audio':9},
                {'type':'fill','answer':'x'}]}]}]}]}
                """));

    assertThat(content.modules()).containsExactly(new BookModule("3", 0, 1));
    assertThat(content.pages())
        .containsExactly(
            new BookPage("3", 0, null, List.of(), List.of(), List.of(), List.of(), List.of()));
    assertThat(content.activitiesWithoutType()).isEqualTo(1);
  }

  @Test
  void numbers_of_any_size_are_survived() {
    for (String number : List.of("1e999999999", "-1e308", "99999999999999999999", "'9999999999'")) {
      BookConfig config = config("{'modules':[{'pages':[{'page_number':" + number + "}]}]}");

      assertThat(BookContent.of(1, config).pages()).extracting(BookPage::number).containsExactly(0);
    }
  }

  @Test
  void ten_thousand_activities_on_one_page_have_ten_thousand_ids() {
    List<String> sections = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      sections.add(
          "{'activity':{'type':'circle','section_path':'./books/B/images/" + i + ".png'}}");
    }
    BookConfig config =
        config(
            "{'modules':[{'pages':[{'page_number':1,'sections':["
                + String.join(",", sections)
                + "]}]}]}");

    assertThat(new HashSet<>(BookContent.of(1, config).activities().map(Activity::id).toList()))
        .hasSize(10_000);
  }

  private static BookConfig config(String json) {
    return Configs.of(json.replace('\'', '"'));
  }
}

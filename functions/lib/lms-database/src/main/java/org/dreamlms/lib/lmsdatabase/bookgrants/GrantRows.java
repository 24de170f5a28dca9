package org.dreamlms.lib.lmsdatabase.bookgrants;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.UUID;

/** Questions about who may use which book. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface GrantRows extends GenericRepository<GrantRow, UUID> {

  @Query(
      """
      SELECT DISTINCT g.dcs_book_id
      FROM teachers t
      JOIN book_assignments g
        ON g.teacher_id = t.id OR (g.school_id = t.school_id AND g.teacher_id IS NULL)
      WHERE t.user_id = :user
      """)
  List<Integer> booksOfTeacher(UUID user);

  @Query(
      """
      SELECT DISTINCT a.dcs_book_id
      FROM students s
      JOIN assignment_students r ON r.student_id = s.id
      JOIN assignments a ON a.id = r.assignment_id
      WHERE s.user_id = :user
      """)
  List<Integer> booksOfStudent(UUID user);
}

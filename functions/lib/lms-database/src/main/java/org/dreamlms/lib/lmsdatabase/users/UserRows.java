package org.dreamlms.lib.lmsdatabase.users;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;
import java.util.UUID;

/** Statements on {@code "user"}. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface UserRows extends GenericRepository<UserRow, UUID> {

  @Query(
      """
      SELECT id, username, hashed_password, role, is_active, is_superuser, full_name,
             dcs_publisher_id, must_change_password, has_completed_tour, avatar_url, avatar_type
      FROM "user"
      WHERE id = :id
      """)
  Optional<UserRow> byId(UUID id);

  @Query(
      """
      SELECT id, username, hashed_password, role, is_active, is_superuser, full_name,
             dcs_publisher_id, must_change_password, has_completed_tour, avatar_url, avatar_type
      FROM "user"
      WHERE lower(username COLLATE "C") = lower(CAST(:username AS varchar) COLLATE "C")
      """)
  Optional<UserRow> byUsername(String username);

  @Query(
      """
      UPDATE "user"
      SET hashed_password = :newHash
      WHERE id = :id AND hashed_password = :oldHash
      """)
  int replaceHash(UUID id, String oldHash, String newHash);
}

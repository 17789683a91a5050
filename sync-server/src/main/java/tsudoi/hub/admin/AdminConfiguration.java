package tsudoi.hub.admin;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tsudoi.desk.Board;
import tsudoi.hub.enrolment.CenterWriters;
import tsudoi.oplog.Replica;

/// Puts the admin's door together.
@Configuration(proxyBeanMethods = false)
class AdminConfiguration {
  /// After the replica: its store's lock keeps a second process from writing another token.
  @Bean
  AdminToken adminToken(@Value("${tsudoi.data:data}") Path data, Replica hub, SecureRandom random) {
    return new AdminToken(data.resolve("admin-token"), random);
  }

  @Bean
  EventSheetImport eventSheetImport(
      Replica hub, Board board, CenterWriters writers, InstantSource clock, Supplier<UUID> ids) {
    return new EventSheetImport(hub, board, writers, clock, ids);
  }
}

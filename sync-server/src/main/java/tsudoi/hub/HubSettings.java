package tsudoi.hub;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How this hub is set up: `tsudoi.data`, `tsudoi.public-url` and so on.
///
/// @param data the folder of everything that the hub keeps
/// @param backups where staff's backups go; empty means a folder in `data`, but another disk is better
/// @param demo whether an empty hub fills itself with the sample city and known passwords
/// @param publicUrl the address that join codes carry and phones open
/// @param enrolmentCodesFile lines of `CODE<TAB>center number`; without it nobody can enrol
@ConfigurationProperties("tsudoi")
record HubSettings(
    @DefaultValue("data") Path data,
    @DefaultValue("") String backups,
    @DefaultValue("false") boolean demo,
    @DefaultValue("http://localhost:8080/") URI publicUrl,
    @Nullable Path enrolmentCodesFile) {

  Path backupFolder() {
    return backups.isBlank() ? data.resolve("backups") : Path.of(backups);
  }

  Optional<Path> enrolmentCodes() {
    return Optional.ofNullable(enrolmentCodesFile);
  }
}

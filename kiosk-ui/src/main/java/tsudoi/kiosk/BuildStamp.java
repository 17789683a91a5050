package tsudoi.kiosk;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;

/// The version of this software, with the commit that it was built from.
record BuildStamp(String text) {
  static BuildStamp of(ObjectProvider<BuildProperties> build) {
    return new BuildStamp(
        build.stream()
            .map(properties -> String.valueOf(properties.get("stamp")))
            .findFirst()
            .orElse("development"));
  }
}

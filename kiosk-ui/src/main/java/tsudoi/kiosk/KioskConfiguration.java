package tsudoi.kiosk;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.info.BuildProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tsudoi.carry.CarryErrands;
import tsudoi.carry.MountedSticks;
import tsudoi.carry.Sticks;
import tsudoi.city.City;
import tsudoi.frontend.start.StartAgain;
import tsudoi.upkeep.FailStop;
import tsudoi.upkeep.LocalDoor;
import tsudoi.upkeep.StoreUpkeep;
import tsudoi.upkeep.Upkeep;

/// Wires the kiosk together. Beans are closed in reverse: the line first, the store last.
@Configuration
@EnableConfigurationProperties(KioskSettings.class)
class KioskConfiguration {
  @Bean
  InstantSource clock() {
    return InstantSource.system();
  }

  @Bean
  SecureRandom random() {
    return new SecureRandom();
  }

  @Bean
  FreshIds ids(InstantSource clock, SecureRandom random) {
    return new FreshIds(clock, random);
  }

  @Bean
  BuildStamp buildStamp(ObjectProvider<BuildProperties> build) {
    return BuildStamp.of(build);
  }

  @Bean
  City city() {
    return City.takamatsu();
  }

  @Bean(destroyMethod = "close")
  DataFolder dataFolder(KioskSettings settings, SecureRandom random) {
    return DataFolder.open(settings.data(), settings.centerId(), settings.store(), random);
  }

  @Bean
  Upkeep upkeep(
      KioskSettings settings,
      DataFolder folder,
      InstantSource clock,
      ConfigurableApplicationContext context) {
    return new StoreUpkeep(
        folder.store(),
        settings.data(),
        settings.backupFolder(),
        clock,
        () -> StartAgain.soon(context));
  }

  @Bean(destroyMethod = "close")
  LocalDoor localDoor(KioskSettings settings, Upkeep upkeep, Opening opening, SecureRandom random)
      throws IOException {
    return LocalDoor.open(
        settings.data(),
        upkeep,
        CarryErrands.ofKiosk(() -> opening.kiosk().map(Kiosk::carrier)),
        random);
  }

  /// Long enough for everybody at the screen to have read it.
  @Bean(destroyMethod = "close")
  FailStop failStop(Upkeep upkeep, ConfigurableApplicationContext context) {
    return new FailStop(upkeep::saving, Duration.ofSeconds(8), () -> StartAgain.soon(context))
        .started();
  }

  @Bean
  Sticks sticks(KioskSettings settings) {
    return new MountedSticks(settings.stickFolder());
  }

  @Bean
  Opening opening() {
    return new Opening();
  }

  @Bean(initMethod = "start", destroyMethod = "close")
  Shift shift(
      KioskSettings settings,
      City city,
      DataFolder folder,
      BuildStamp build,
      Opening opening,
      InstantSource clock,
      SecureRandom random,
      ConfigurableApplicationContext context) {
    return new Shift(
        settings, city, folder, build, opening, clock, random, () -> StartAgain.soon(context));
  }

  @Bean
  StaffCalls staffCalls() {
    return new StaffCalls();
  }

  @Bean(initMethod = "start", destroyMethod = "close")
  Pulse pulse(Opening opening, Upkeep upkeep, InstantSource clock) {
    return new Pulse(opening, upkeep::saving, clock);
  }
}

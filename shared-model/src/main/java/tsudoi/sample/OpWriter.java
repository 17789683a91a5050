package tsudoi.sample;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.UUID;
import tsudoi.city.JapanTime;
import tsudoi.op.Actor;
import tsudoi.op.ChainId;
import tsudoi.op.EncodedOp;
import tsudoi.op.Event;
import tsudoi.op.Hlc;
import tsudoi.op.Moment;
import tsudoi.op.Op;
import tsudoi.op.OpId;
import tsudoi.wire.OpCodec;

/// Numbers and encodes the events of one sample chain, as the device would have done at the time.
final class OpWriter {
  private final ChainId chain;
  private final OpCodec codec;
  private final UUID boot;
  private final Instant booted;
  private long seq;
  private Hlc clock = Hlc.ZERO;

  OpWriter(ChainId chain, long afterSeq, OpCodec codec, UUID boot, LocalDateTime booted) {
    this.chain = chain;
    this.codec = codec;
    this.boot = boot;
    this.booted = instant(booted);
    this.seq = afterSeq;
  }

  EncodedOp write(LocalDateTime at, Event event) {
    Instant time = instant(at);
    clock = clock.tick(time);
    seq++;
    Moment moment = new Moment(boot, time.toEpochMilli() - booted.toEpochMilli());
    return codec.encode(
        new Op(new OpId(chain, seq), clock, moment, Actor.SAMPLE, Optional.empty(), event));
  }

  private static Instant instant(LocalDateTime at) {
    return at.atZone(JapanTime.ZONE).toInstant();
  }
}

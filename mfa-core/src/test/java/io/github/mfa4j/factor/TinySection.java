package io.github.mfa4j.factor;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The section of a test factor: the codes that are outstanding, and the newest that were used. */
public record TinySection(List<Outstanding> outstanding, List<String> used) {

    public static final TinySection EMPTY = new TinySection(List.of(), List.of());

    public record Outstanding(ChallengeId challenge, String code, Instant expiresAt, int guessesLeft) {}

    public TinySection {
        outstanding = List.copyOf(outstanding);
        used = List.copyOf(used);
    }

    TinySection with(Outstanding added) {
        return new TinySection(newest(Stream.concat(outstanding.stream(), Stream.of(added)), 3), used);
    }

    TinySection without(Outstanding removed) {
        return new TinySection(
                outstanding.stream().filter(one -> !one.equals(removed)).toList(), used);
    }

    TinySection afterUseOf(Outstanding right) {
        return new TinySection(
                without(right).outstanding, newest(Stream.concat(used.stream(), Stream.of(right.code())), 3));
    }

    private static <T> List<T> newest(Stream<T> all, int count) {
        List<T> list = all.toList();
        return list.subList(Math.max(0, list.size() - count), list.size());
    }

    /** Version 1 is count and codes, count and used codes. */
    static final class Format implements SectionFormat<TinySection> {

        @Override
        public int version() {
            return 1;
        }

        @Override
        public TinySection empty() {
            return EMPTY;
        }

        @Override
        public void write(TinySection section, DataOutput out) throws IOException {
            out.writeByte(section.outstanding().size());
            for (Outstanding one : section.outstanding()) {
                out.writeLong(one.challenge().high());
                out.writeLong(one.challenge().low());
                out.writeUTF(one.code());
                out.writeLong(one.expiresAt().toEpochMilli());
                out.writeByte(one.guessesLeft());
            }
            out.writeByte(section.used().size());
            for (String code : section.used()) {
                out.writeUTF(code);
            }
        }

        @Override
        public TinySection read(int version, DataInput in) throws IOException {
            List<Outstanding> outstanding = new ArrayList<>();
            for (int left = in.readUnsignedByte(); left > 0; left--) {
                outstanding.add(new Outstanding(
                        new ChallengeId(in.readLong(), in.readLong()),
                        in.readUTF(),
                        Instant.ofEpochMilli(in.readLong()),
                        in.readUnsignedByte()));
            }
            List<String> used = new ArrayList<>();
            for (int left = in.readUnsignedByte(); left > 0; left--) {
                used.add(in.readUTF());
            }
            return new TinySection(outstanding, used);
        }

        @Override
        public Instant keepUntil(TinySection section) {
            return section.outstanding().stream()
                    .map(Outstanding::expiresAt)
                    .max(Instant::compareTo)
                    .orElse(Instant.MIN);
        }
    }
}

package io.github.mfa4j.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.Administrator;
import io.github.mfa4j.FactorId;
import io.github.mfa4j.Purpose;
import io.github.mfa4j.UserId;
import io.github.mfa4j.spi.Channel;
import io.github.mfa4j.spi.MfaEvent;
import io.github.mfa4j.spi.MfaEvent.Kind;
import io.github.mfa4j.spi.UserProfile;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Users leave nothing of theirs in a registry, and no number of them makes it grow. */
class CardinalityTest {

    /** In no name, purpose or reason: whatever holds it came from a user. */
    private static final String MARK = "xq";

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Shop shop = new Shop(registry);

    private static String all(Meter.Id id) {
        return (id + " " + id.getDescription() + " " + id.getBaseUnit()).toLowerCase(Locale.ROOT);
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.chars()
                .filter(character -> !UserId.isForbidden(character))
                .map(String::valueOf)
                .list()
                .ofMaxSize(40)
                .map(characters -> MARK + String.join("", characters) + MARK);
    }

    @Property(tries = 60)
    void A25_nothingOfAUserIsInAMeter(
            @ForAll("names") String name,
            @ForAll("names") String account,
            @ForAll("names") String address,
            @ForAll("names") String admin) {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        Shop theirs = new Shop(meters);
        UserId user = new UserId(name, name);
        theirs.users.put(user, new UserProfile(account, Locale.ROOT, Map.of(Channel.MAIL, List.of(address))));
        String token = theirs.start(user, theirs.mail);
        String code = theirs.mailbox.lastCode();
        theirs.mfa.verify(token, name);
        theirs.mfa.verify(token, code);
        theirs.mfa.verify(token, code);
        theirs.mfa.verify(token + name, code);
        theirs.mfa.resend(name);
        theirs.mfa.challenge(user, theirs.mail, Purpose.EMAIL_VERIFICATION, address);
        theirs.mfa.challenge(new UserId(name, account), theirs.mail, Purpose.LOGIN);
        theirs.mfa.disable(user, theirs.mail, new Administrator(admin));
        theirs.mfa.erase(user, new Administrator(admin));

        assertThat(meters.getMeters())
                .hasSizeGreaterThan(20)
                .allSatisfy(meter ->
                        assertThat(all(meter.getId())).doesNotContain(MARK).doesNotContain(code));
    }

    @Test
    void A40_tenThousandUsersAndTheirTokensMakeNoMoreSeriesThanOne() {
        Random random = new Random(1);
        for (int user = 0; user < 50; user++) {
            oneOfThem(random, user);
        }
        Set<Meter.Id> known = ids();
        for (int user = 50; user < 10_000; user++) {
            oneOfThem(random, user);
        }
        assertThat(ids()).isEqualTo(known).hasSizeLessThan(60);
    }

    private void oneOfThem(Random random, int number) {
        UserId user = shop.register("user" + number);
        String token = shop.start(user, shop.mail);
        int position = random.nextInt(token.length());
        String altered = token.substring(0, position) + "?" + token.substring(position + 1);
        shop.mfa.verify(altered, shop.mailbox.lastCode());
        shop.mfa.verify(Long.toString(random.nextLong(), 36), "123456");
        shop.mfa.verify(token, random.nextInt() + "?");
        shop.mfa.verify(token, shop.mailbox.lastCode().equals("000000") ? "111111" : "000000");
        shop.mfa.verify(token, shop.mailbox.lastCode());
        shop.mfa.verify(token, shop.mailbox.lastCode());
        shop.mfa.challenge(UserId.of("stranger" + random.nextLong()), shop.mail, Purpose.PASSWORD_RESET);
    }

    private Set<Meter.Id> ids() {
        Set<Meter.Id> ids = new HashSet<>();
        registry.forEachMeter(meter -> ids.add(meter.getId()));
        return ids;
    }

    /** A factor of another author may say anything in its events. */
    @Test
    void whatEventsSayInFreeTextMakesNoSeries() {
        for (int i = 0; i < 1_000; i++) {
            for (Kind kind : Kind.values()) {
                shop.metrics.on(new MfaEvent(
                        kind,
                        Instant.EPOCH,
                        UserId.of("user" + i),
                        new FactorId("foreign"),
                        Purpose.LOGIN,
                        Duration.ZERO,
                        "text" + i));
            }
        }
        assertThat(ids())
                .allSatisfy(id -> assertThat(all(id)).doesNotContain("text"))
                .hasSizeLessThan(40);
    }
}

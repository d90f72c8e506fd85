package io.github.mfa4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.UserId;
import io.github.mfa4j.spi.UserDirectory;
import io.github.mfa4j.spi.UserProfile;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What every {@link UserDirectory} promises: it finds exactly the user asked for, only while active, as the system knows the
 * user at that moment, and throws when the system cannot be reached.
 *
 * <pre>{@code
 * class InMemoryUserDirectoryContractTest extends UserDirectoryContract {
 *
 *     private final InMemoryUserDirectory users = new InMemoryUserDirectory();
 *
 *     @Override
 *     protected UserDirectory directory() {
 *         users.put(user(), profile());
 *         return users;
 *     }
 *
 *     @Override
 *     protected UserId user() {
 *         return new UserId("example", "Alice");
 *     }
 *
 *     @Override
 *     protected UserProfile profile() {
 *         return new UserProfile(
 *                 "alice@example.com",
 *                 Locale.ENGLISH,
 *                 Map.of(Channel.MAIL, List.of("alice@example.com", "al@example.org"), Channel.SMS, List.of("+491701")));
 *     }
 *
 *     @Override
 *     protected void suspend() {
 *         users.remove(user());
 *     }
 *
 *     @Override
 *     protected UserDirectory unreachable() {
 *         users.failWith(() -> new IllegalStateException("told to fail"));
 *         return users;
 *     }
 * }
 * }</pre>
 */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
public abstract class UserDirectoryContract {

    /** For subclasses. */
    protected UserDirectoryContract() {}

    /**
     * Makes the directory under test. Called once for each test, after the {@code @BeforeEach} methods of the class.
     *
     * @return a directory in which {@link #user()} is active
     */
    protected abstract UserDirectory directory();

    /**
     * Names an active user, the only one whose id is like it.
     *
     * @return a user whose id holds letters, if the system's ids do
     */
    protected abstract UserId user();

    /**
     * Tells what the system knows of the user.
     *
     * @return a profile with two addresses of one channel, if the system can hold them
     */
    protected abstract UserProfile profile();

    /** Suspends the user in the system, behind the directory's back. */
    protected abstract void suspend();

    /**
     * Makes a directory that was in order when it was made and has lost its system since. How long it may wait is its own
     * matter, but it must be less than a minute.
     *
     * @return a directory that cannot reach its system
     */
    protected abstract UserDirectory unreachable();

    @Test
    void activeUserIsFoundAsTheSystemKnowsTheUser() {
        assertThat(directory().find(user())).contains(profile());
    }

    @Test
    void suspendedUserIsNotFoundFromThenOn() {
        UserDirectory directory = directory();
        assertThat(directory.find(user())).isPresent();
        suspend();
        assertThat(directory.find(user())).isEmpty();
    }

    @Test
    void unknownUserIsNotFound() {
        UserDirectory directory = directory();
        assertThat(directory.find(new UserId(user().tenant(), "nobody-of-that-name")))
                .isEmpty();
    }

    @Test
    void userWhoOnlyLooksAlikeIsNotFound() {
        UserDirectory directory = directory();
        String tenant = user().tenant();
        String id = user().id();
        Stream.of(
                        new UserId(tenant, id.toUpperCase(Locale.ROOT)),
                        new UserId(tenant, id.toLowerCase(Locale.ROOT)),
                        new UserId(tenant, id + ' '),
                        new UserId(tenant, ' ' + id),
                        new UserId(tenant, '0' + id),
                        new UserId(tenant, id + '\u200b'),
                        new UserId(tenant + 'x', id),
                        new UserId(tenant, tenant + ':' + id))
                .filter(other -> !other.equals(user()))
                .forEach(other ->
                        assertThat(directory.find(other)).as(other.toString()).isEmpty());
    }

    @Test
    void patternsAndQuotesFindNobody() {
        UserDirectory directory = directory();
        String tenant = user().tenant();
        String id = user().id();
        List<String> patterns = List.of(
                "*",
                "%",
                "?",
                "_",
                ".*",
                id + "*",
                id + "%",
                '%' + id,
                id.substring(1) + '_',
                '_' + id.substring(1),
                '?' + id.substring(1),
                id + "' OR '1'='1",
                id + "' --",
                id + '\\',
                id + ")(uid=*",
                '"' + id + '"');
        patterns.forEach(pattern -> assertThat(directory.find(new UserId(tenant, pattern)))
                .as(pattern)
                .isEmpty());
        OddUsers.ALL.stream()
                .filter(odd -> !odd.equals(user()))
                .forEach(odd ->
                        assertThat(directory.find(odd)).as(odd.toString()).isEmpty());
    }

    @Test
    void withoutItsSystemItThrows() {
        UserDirectory directory = unreachable();
        CellOutage.assertOutage(() -> directory.find(user()));
    }
}

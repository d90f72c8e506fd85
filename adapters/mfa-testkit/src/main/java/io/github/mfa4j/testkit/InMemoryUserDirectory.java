package io.github.mfa4j.testkit;

import io.github.mfa4j.UserId;
import io.github.mfa4j.spi.UserDirectory;
import io.github.mfa4j.spi.UserProfile;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Users in a map, which fails when told to. Thread-safe. */
public final class InMemoryUserDirectory implements UserDirectory {

    private final Map<UserId, UserProfile> users = new ConcurrentHashMap<>();
    private volatile @Nullable Supplier<RuntimeException> failure;

    /** A directory without users. */
    public InMemoryUserDirectory() {}

    /**
     * Adds a user, or replaces what is known of one.
     *
     * @param user the user
     * @param profile what is known
     */
    public void put(UserId user, UserProfile profile) {
        users.put(user, profile);
    }

    /**
     * Makes a user unknown, as one who was suspended is.
     *
     * @param user the user
     */
    public void remove(UserId user) {
        users.remove(user);
    }

    /**
     * Makes every look-up from now on fail.
     *
     * @param exception makes what is thrown, null to find users again
     */
    public void failWith(@Nullable Supplier<RuntimeException> exception) {
        failure = exception;
    }

    @Override
    public Optional<UserProfile> find(UserId user) {
        Supplier<RuntimeException> failing = failure;
        if (failing != null) {
            throw failing.get();
        }
        return Optional.ofNullable(users.get(user));
    }
}

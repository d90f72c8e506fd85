package io.github.mfa4j.testkit;

import io.github.mfa4j.UserId;
import io.github.mfa4j.spi.UserDirectory;
import io.github.mfa4j.spi.UserProfile;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Users in a map. Thread-safe. */
public final class InMemoryUserDirectory implements UserDirectory {

    private final Map<UserId, UserProfile> users = new ConcurrentHashMap<>();

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

    @Override
    public Optional<UserProfile> find(UserId user) {
        return Optional.ofNullable(users.get(user));
    }
}

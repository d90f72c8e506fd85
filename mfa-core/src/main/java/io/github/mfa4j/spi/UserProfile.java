package io.github.mfa4j.spi;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the library needs to know of an active user.
 *
 * @param accountName the name the user knows the account by, shown in messages and authenticator apps; the latter take no
 *     colon in it
 * @param locale the language for messages
 * @param addresses where codes may go to, per channel, the preferred address first; a phone number only once verified
 */
public record UserProfile(String accountName, Locale locale, Map<Channel, List<String>> addresses) {

    /** Stands in for a user whom nobody may learn to be unknown: the same work is done on it. */
    public static final UserProfile NOBODY = new UserProfile("", Locale.ROOT, Map.of());

    /**
     * Copies the addresses.
     *
     * @param accountName the name the user knows the account by, shown in messages and authenticator apps; the latter take no
     *     colon in it
     * @param locale the language for messages
     * @param addresses where codes may go to, per channel, the preferred address first; a phone number only once verified
     */
    public UserProfile {
        addresses = addresses.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> List.copyOf(entry.getValue())));
    }

    /**
     * The addresses of one channel.
     *
     * @param channel the channel
     * @return the addresses, the preferred one first; empty if there is none
     */
    public List<String> addresses(Channel channel) {
        return addresses.getOrDefault(channel, List.of());
    }
}

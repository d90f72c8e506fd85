package io.github.mfa4j.testkit.contract;

import io.github.mfa4j.UserId;
import io.github.mfa4j.spi.Channel;
import io.github.mfa4j.spi.UserDirectory;
import io.github.mfa4j.spi.UserProfile;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;

/** Mistakes of a directory over users in some system. */
final class DirectoryFlaws {

    private DirectoryFlaws() {}

    static final List<Flaw<Rows<UserId, UserProfile>, UserDirectory>> ALL = List.of(
            Flaw.of(
                    "knows everybody",
                    users -> user -> Optional.of(find(users, user).orElse(UserProfile.NOBODY)),
                    "unknownUserIsNotFound",
                    "suspendedUserIsNotFoundFromThenOn"),
            Flaw.of("caches", DirectoryFlaws::caching, "suspendedUserIsNotFoundFromThenOn"),
            Flaw.of(
                    "keeps one address",
                    users -> user -> find(users, user).map(DirectoryFlaws::withOneAddress),
                    "activeUserIsFoundAsTheSystemKnowsTheUser"),
            matching(
                    "merges upper and lower case",
                    (asked, known) -> asked.tenant().equals(known.tenant())
                            && asked.id()
                                    .toLowerCase(Locale.ROOT)
                                    .equals(known.id().toLowerCase(Locale.ROOT)),
                    "userWhoOnlyLooksAlikeIsNotFound"),
            matching(
                    "merges spaces",
                    (asked, known) -> asked.tenant().equals(known.tenant())
                            && asked.id().strip().equals(known.id()),
                    "userWhoOnlyLooksAlikeIsNotFound"),
            matching(
                    "knows no tenants",
                    (asked, known) -> asked.id().equals(known.id()),
                    "userWhoOnlyLooksAlikeIsNotFound"),
            matching(
                    "finds by pattern",
                    (asked, known) -> asked.tenant().equals(known.tenant())
                            && Pattern.matches(
                                    "\\Q" + asked.id().replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q") + "\\E",
                                    known.id()),
                    "patternsAndQuotesFindNobody"),
            Flaw.of(
                    "keeps outages silent",
                    users -> user -> users.isDown() ? Optional.empty() : find(users, user),
                    "withoutItsSystemItThrows"));

    static Optional<UserProfile> find(Rows<UserId, UserProfile> users, UserId user) {
        return users.in(all -> Optional.ofNullable(all.get(user)));
    }

    private static Flaw<Rows<UserId, UserProfile>, UserDirectory> matching(
            String name, BiPredicate<UserId, UserId> like, String... caughtBy) {
        return Flaw.of(
                name,
                users -> asked -> users.in(all -> all.entrySet().stream()
                        .filter(entry -> like.test(asked, entry.getKey()))
                        .map(Map.Entry::getValue)
                        .findFirst()),
                caughtBy);
    }

    private static UserDirectory caching(Rows<UserId, UserProfile> users) {
        Map<UserId, Optional<UserProfile>> cache = new ConcurrentHashMap<>();
        return user -> cache.computeIfAbsent(user, unused -> find(users, user));
    }

    private static UserProfile withOneAddress(UserProfile profile) {
        Map<Channel, List<String>> first = new ConcurrentHashMap<>();
        profile.addresses().forEach((channel, addresses) -> first.put(channel, addresses.subList(0, 1)));
        return new UserProfile(profile.accountName(), profile.locale(), first);
    }
}

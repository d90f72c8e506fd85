package io.github.mfa4j.testkit.contract;

import io.github.mfa4j.UserId;
import java.util.List;
import java.util.stream.Stream;

/** Users whom a collation, a pattern, a quoting mistake or a joined key would merge; all different. */
final class OddUsers {

    /** Different for a program, alike for one collation or another: case, accents, width, spaces, what cannot be seen. */
    private static final List<String> LOOK_ALIKES = List.of(
            "alice",
            "Alice",
            "ALICE",
            "alice ",
            " alice",
            "alice\u00a0",
            "\u0430lice",
            "al\u0131ce",
            "AL\u0130CE",
            "\u00e1lice",
            "a\u0301lice",
            "\uff41lice",
            "al\u200bice",
            "\ufeffalice",
            "stra\u00dfe",
            "strasse",
            "STRASSE",
            "\u03c3",
            "\u03c2",
            "\ud83d\ude00",
            "\ud83d\ude01",
            "1",
            "01",
            "1.0",
            "\u0661",
            "null",
            "NULL");

    /** What has a meaning in SQL, LIKE, glob, regular expressions, placeholders, Redis hash tags, JSON, paths or LDAP. */
    private static final List<String> SIGNS = List.of(
            "%",
            "_",
            "al%",
            "a_ice",
            "*",
            "?",
            "al*",
            "alic?",
            "[a]lice",
            "{alice}",
            "{}",
            "'",
            "\"",
            "`",
            "\\",
            "alice'",
            "alice''",
            "alice\\",
            "' OR '1'='1",
            "alice' --",
            "alice;",
            "$1",
            ":alice",
            "${alice}",
            "#{alice}",
            "../alice",
            "alice/",
            "alice)(uid=*",
            ".*",
            "{\"$ne\":null}",
            "alice,bob");

    /** Tenant and id that would read the same if they were only joined. */
    private static final List<UserId> BORDERS = List.of(
            new UserId("alice", "alice"),
            new UserId("Tenant", "alice"),
            new UserId("tenant", "alice"),
            new UserId("tenant ", "alice"),
            new UserId("a:b", "c"),
            new UserId("a", "b:c"),
            new UserId("a:", "b:c"),
            new UserId("a%3Ab", "c"),
            new UserId("a%b", "c"),
            new UserId("a", "b%c"),
            new UserId("ab", "c"),
            new UserId("a", "bc"),
            UserId.of("abc"),
            UserId.of(":c"),
            new UserId(":", "c"),
            new UserId("%", "%"));

    /** 255 UTF-16 characters, of one to four bytes in UTF-8, that differ in the last one only, or in the first. */
    private static final List<UserId> LONG = Stream.of("a", "\u00e9", "\u6f22", "\ud83d\ude00")
            .map(text -> text.repeat(254 / text.length()))
            .flatMap(text -> Stream.of(
                    UserId.of(text + "x"),
                    UserId.of(text + "y"),
                    UserId.of("x" + text),
                    new UserId(text + "x", text + "x")))
            .toList();

    static final List<UserId> ALL = Stream.of(
                    LOOK_ALIKES.stream().map(UserId::of),
                    SIGNS.stream().map(UserId::of),
                    BORDERS.stream(),
                    LONG.stream())
            .flatMap(users -> users)
            .toList();

    private OddUsers() {}
}

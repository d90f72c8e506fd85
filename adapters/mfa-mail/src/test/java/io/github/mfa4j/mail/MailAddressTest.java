package io.github.mfa4j.mail;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailAddressTest {

    @ParameterizedTest
    @CsvSource({
        "ada@example.com, ada@example.com",
        "Ada.Lovelace+codes@EXAMPLE.com, Ada.Lovelace+codes@EXAMPLE.com",
        "o'hara_{x}=?@mail-1.example.co, o'hara_{x}=?@mail-1.example.co",
        "ada@localhost, ada@localhost",
        "ada@bücher.example, ada@xn--bcher-kva.example",
        "ada@例え.テスト, ada@xn--r8jz45g.xn--zckzah",
        "ada@xn--bcher-kva.example, ada@xn--bcher-kva.example",
        "ada@BÜCHER.example, ada@xn--bcher-kva.example",
        "ada@bu\u0308cher.XN--BCHER-KVA.example, ada@xn--bcher-kva.XN--BCHER-KVA.example",
        "ada@λόγοσ.example, ada@xn--oxapnq6b.example",
        "ada@xn--fa-hia.de, ada@xn--fa-hia.de",
    })
    void oneMailboxIsTaken(String text, String ascii) {
        assertThat(MailAddress.parse(text)).map(MailAddress::toString).contains(ascii);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "@",
                "ada",
                "ada@",
                "@example.com",
                "ada@@example.com",
                "ada@b@example.com",
                "ada@example.com, eve@example.com",
                "ada@example.com;eve@example.com",
                "Ada <ada@example.com>",
                "<ada@example.com>",
                "ada@example.com ",
                " ada@example.com",
                "ada@example.com\r\nBcc: eve@example.com",
                "ada\n@example.com",
                "ada\u0000@example.com",
                "ada@exam\u0000ple.com",
                "ada@example.com>",
                "\"ada\"@example.com",
                "\"ada lovelace\"@example.com",
                "ada(comment)@example.com",
                ".ada@example.com",
                "ada.@example.com",
                "ada..l@example.com",
                "ada@.example.com",
                "ada@example..com",
                "ada@example.com.",
                "ada@-example.com",
                "ada@example-.com",
                "ada@exa_mple.com",
                "ada@[127.0.0.1]",
                "ada@example.com%eve",
                "ädа@example.com",
                "ada\u200d@example.com",
                "ada@example.com\u2028",
                "％ada@example.com"
            })
    void anythingElseIsNot(String text) {
        assertThat(MailAddress.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "faß.de",
                "FAẞ.de",
                "λόγος.example",
                "a\u200cb.de",
                "نامه\u200cای.example",
                "a\u200db.de",
                "a\u00adb.de",
                "a\u034fb.de",
                "a\u180eb.de",
                "a\u2060b.de",
                "a\ufe0fb.de",
                "a\ufeffb.de",
                "ﬁ.de",
                "１.de",
                "ⓐ.de",
                "a。de"
            })
    void aDomainThatWouldBecomeAnotherIsNot(String domain) {
        assertThat(MailAddress.parse("ada@" + domain)).isEmpty();
        assertThat(MailAddress.domain(domain)).isEmpty();
    }

    @Test
    void lengthsAreBounded() {
        String label = "a".repeat(63);
        String domain = String.join(".", label, label, label, "a".repeat(61));
        assertThat(MailAddress.parse("a".repeat(64) + "@" + domain)).isPresent();
        assertThat(MailAddress.parse("a".repeat(65) + "@" + domain)).isEmpty();
        assertThat(MailAddress.parse("a@b" + domain)).isEmpty();
        assertThat(MailAddress.parse("a@" + label + "a.com")).isEmpty();
    }

    @Property
    void whatPassesIsOneLineOfAsciiWithOneAtSign(@ForAll String local, @ForAll String domain) {
        MailAddress.parse(local + "@" + domain)
                .ifPresent(address -> assertThat(address.toString()).matches("[!-~&&[^<>,;:\"()@]]+@[a-zA-Z0-9.-]+"));
    }
}

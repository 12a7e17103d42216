package io.neurocards.sandbox.telegram.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.sandbox.telegram.world.Json;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageHtmlTest {

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            <script>a | [] | &lt;script&gt;a
            bold | [{"type":"bold","offset":0,"length":4}] | <b>bold</b>
            abc | [{"type":"bold","offset":0,"length":2},{"type":"italic","offset":1,"length":2}] | <b>a</b><b><i>b</i></b><i>c</i>
            ab | [{"type":"text_link","offset":0,"length":2,"url":"javascript:alert(1)"}] | <span class="plain">ab</span>
            ab | [{"type":"text_link","offset":0,"length":2,"url":"https://a.example/\\"onclick=x"}] | <a rel="noopener noreferrer" target="_blank" href="https://a.example/&quot;onclick=x">ab</a>
            ab | [{"type":"text_link","offset":0,"length":2,"url":"https://t.me/my_bot?start=ref_1"}] | <a rel="noopener noreferrer" href="/sandbox/telegram?user=2&amp;start=ref_1">ab</a>
            /help | [{"type":"bot_command","offset":0,"length":5}] | <button type="button" class="say" data-say="/help">/help</button>
            ab | [{"type":"bold","offset":-5,"length":99999}] | <b>ab</b>
            ab | [{"type":"<img>","offset":0,"length":1}] | <span class="plain">a</span>b
            """)
    void only_what_telegrams_marks_mean_becomes_html(String text, String entities, String html) {
        var shown = new MessageHtml(text, Json.read(entities), "my_bot", 2).html();

        assertThat(shown).isEqualTo(html);
    }
}

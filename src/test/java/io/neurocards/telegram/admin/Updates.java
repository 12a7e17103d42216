package io.neurocards.telegram.admin;

import com.pengrad.telegrambot.model.Update;
import com.pengrad.telegrambot.utility.BotUtils;

/** Updates as Telegram writes them. */
final class Updates {

    private Updates() {}

    static Update text(long from, String text) {
        return message(from, "\"text\":\"" + text.replace("\"", "\\\"") + "\"");
    }

    static Update video(long from) {
        return message(from, """
                "video":{"file_id":"BAAC-file","file_unique_id":"AgAD","width":1080,"height":1920,"duration":8,"file_size":1234567}
                """);
    }

    static Update press(long from, String data) {
        return BotUtils.parseUpdate("""
                {"update_id":1,"callback_query":{"id":"77","from":%s,"data":"%s","chat_instance":"1",
                 "message":{"message_id":5,"date":1,"chat":{"id":%d,"type":"private"},"text":"before"}}}
                """.formatted(user(from), data, from));
    }

    static Update message(long from, String content) {
        return BotUtils.parseUpdate("""
                {"update_id":1,"message":{"message_id":4,"date":1,"from":%s,"chat":{"id":%d,"type":"private"},%s}}
                """.formatted(user(from), from, content));
    }

    static Update inGroup(long from, String text) {
        return BotUtils.parseUpdate("""
                {"update_id":1,"message":{"message_id":4,"date":1,"from":%s,"chat":{"id":-5,"type":"group"},"text":"%s"}}
                """.formatted(user(from), text));
    }

    private static String user(long id) {
        return "{\"id\":%d,\"is_bot\":false,\"first_name\":\"Admin\",\"language_code\":\"en\"}".formatted(id);
    }
}

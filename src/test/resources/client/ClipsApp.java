package app;

import io.neurocards.clips.ApiClient;
import io.neurocards.clips.api.VideosApi;
import java.io.File;
import java.util.UUID;

/** What the maker of an app for customers who write Russian begins with: a long description, and a clip of it. */
public final class ClipsApp {

    private static final int LONGEST = 1_000;

    private ClipsApp() {}

    public static void main(String[] arguments) {
        var client =
                new ApiClient().setBasePath(arguments[0]).addDefaultHeader("Authorization", "Bearer " + arguments[1]);
        var videos = new VideosApi(client);
        var photo = new File(arguments[2]);
        var text = "Белые кроссовки, ёлка и «снег» ".repeat(LONGEST).substring(0, LONGEST - 1) + "!";
        var key = UUID.randomUUID().toString();

        var order = videos.orderVideosOrder(text, "ad", key, null, 1, null, "local", photo, null, null, null, text);
        var again = videos.orderVideosOrder(text, "ad", key, null, 1, null, "local", photo, null, null, null, text);
        System.out.println("ordered " + order.getJobs().size() + ", once "
                + order.getOrderId().equals(again.getOrderId()));
        var job = order.getJobs().getFirst().getJobId();
        System.out.println(
                "kept whole " + videos.videosVideo(job).getDescription().equals(text));
    }
}

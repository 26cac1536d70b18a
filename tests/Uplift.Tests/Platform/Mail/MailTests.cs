using System.Net.Sockets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Uplift.Platform.Configuration;
using Uplift.Platform.Data;
using Uplift.Platform.Mail;
using Letter = Uplift.Platform.Mail.Mail;

namespace Uplift.Tests.Platform.Mail;

public sealed class MailTests(UpliftApp app) : IClassFixture<UpliftApp>
{
    private readonly string to = Visitor.NewAddress();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_mail_leaves_after_the_commit_and_nothing_of_it_stays()
    {
        var mail = new Letter(to, "Grüße", "Two\nlines.");

        await app.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<AppDb>();
            await using var transaction = await db.Database.BeginTransactionAsync(Cancellation);
            await services.GetRequiredService<IMailSender>().SendAsync(mail, Cancellation);
            var waiting = await db.Set<OutgoingMail>().AsNoTracking().ToListAsync(Cancellation);
            await transaction.CommitAsync(Cancellation);
            return waiting.ShouldHaveSingleItem();
        });

        (await app.Mail.TakeAsync(to)).ShouldBe(mail);
        (await RowsLeftAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task What_is_rolled_back_sends_nothing()
    {
        await app.InScopeAsync(async services =>
        {
            await using var transaction = await services.GetRequiredService<AppDb>().Database.BeginTransactionAsync(Cancellation);
            await services.GetRequiredService<IMailSender>().SendAsync(new Letter(to, "No", "No."), Cancellation);
            await transaction.RollbackAsync(Cancellation);
            await services.GetRequiredService<IMailSender>().SendAsync(new Letter(to, "Yes", "Yes."), Cancellation);
            return 0;
        });

        (await app.Mail.TakeAsync(to)).Subject.ShouldBe("Yes");
    }

    [Fact]
    public void A_waiting_mail_is_sealed()
    {
        var seal = app.Services.GetRequiredService<MailSeal>();

        var closed = seal.Close(new Letter(to, "Reset", "https://uplift.example.org/reset?token=abc"));

        System.Text.Encoding.Latin1.GetString(closed).ShouldNotContain("token");
        seal.Open(closed).To.ShouldBe(to);
    }

    [Fact]
    public async Task A_mail_that_could_not_leave_waits_longer_each_time_and_is_sent_by_a_later_try()
    {
        var transport = new FailingTransport { Fails = true };
        await KeepAsync(new Letter(to, "Late", "Better than never."), app.Clock.GetUtcNow().AddMinutes(1));
        app.Clock.Advance(TimeSpan.FromMinutes(1));

        var waits = await DeliverAsync(transport);
        var tooEarly = await DeliverAsync(transport);
        transport.Fails = false;
        app.Clock.Advance(TimeSpan.FromMinutes(3));
        await DeliverAsync(transport);

        waits.ShouldBeTrue();
        tooEarly.ShouldBeTrue();
        transport.Tries.ShouldBe(2);
        transport.Carried.ShouldHaveSingleItem().Subject.ShouldBe("Late");
        (await RowsLeftAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Without_a_server_a_mail_becomes_a_file()
    {
        var folder = Directory.CreateTempSubdirectory("uplift-mail-");
        var transport = new MailTransport(
            Options.Create(new MailOptions()), PlacesIn(folder.FullName), NullLogger<MailTransport>.Instance);

        await transport.CarryAsync(new Letter("ada@example.org", "Hello", "Plain words."), Cancellation);

        var file = Directory.GetFiles(Path.Combine(folder.FullName, "mail"), "*.eml").ShouldHaveSingleItem();
        var text = await File.ReadAllTextAsync(file, Cancellation);
        text.ShouldContain("ada@example.org");
        text.ShouldContain("Auto-Submitted: auto-generated");
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task With_a_server_a_mail_goes_there()
    {
        using var listener = new TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        var port = ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
        var transport = new MailTransport(
            Options.Create(new MailOptions { SmtpHost = "127.0.0.1", SmtpPort = port, From = "uplift@example.org" }),
            PlacesIn(Path.GetTempPath()),
            NullLogger<MailTransport>.Instance);

        var heard = TakeOneMailAsync(listener);
        await transport.CarryAsync(new Letter("ada@example.org", "Hello", "Plain words."), Cancellation);

        var lines = await heard;
        lines.ShouldContain("MAIL FROM:<uplift@example.org>");
        lines.ShouldContain("RCPT TO:<ada@example.org>");
    }

    [Fact]
    public void A_subject_cannot_add_a_header()
    {
        using var message = MailTransport.Compose(new Letter("ada@example.org", "Hi\r\nBcc: eve@example.org", ""), "uplift@example.org");

        message.Subject.ShouldBe("Hi  Bcc: eve@example.org");
        message.Bcc.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("ada@example.org\r\nBcc: eve@example.org")]
    [InlineData("ada@example.org\0")]
    [InlineData("no address")]
    public void An_address_cannot_add_a_header(string address) =>
        Should.Throw<FormatException>(() => MailTransport.Compose(new Letter(address, "Hi", ""), "uplift@example.org"));

    [Fact]
    public void Only_a_server_on_this_machine_is_spoken_to_in_the_clear()
    {
        new MailOptions { SmtpHost = "mail.example.org" }.NeedsTls.ShouldBeTrue();
        new MailOptions { SmtpHost = "127.0.0.1" }.NeedsTls.ShouldBeFalse();
    }

    private Task<int> KeepAsync(Letter mail, DateTimeOffset notBefore) => app.InScopeAsync(services =>
    {
        var db = services.GetRequiredService<AppDb>();
        var seal = services.GetRequiredService<MailSeal>();
        db.Add(new OutgoingMail { Id = Ids.Next(app.Clock), Sealed = seal.Close(mail), NotBefore = notBefore });
        return db.SaveChangesAsync(Cancellation);
    });

    private Task<bool> DeliverAsync(IMailTransport transport) => app.InScopeAsync(services => new DeliverMail(
        services.GetRequiredService<AppDb>(),
        transport,
        services.GetRequiredService<MailSeal>(),
        app.Clock,
        NullLogger<DeliverMail>.Instance).HandleAsync(Cancellation));

    private Task<int> RowsLeftAsync() => app.InScopeAsync(async services =>
    {
        // The postman deletes a row after the mail was taken; asking it to deliver waits for that.
        await services.GetRequiredService<DeliverMail>().HandleAsync(Cancellation);
        return await services.GetRequiredService<AppDb>().Set<OutgoingMail>().CountAsync(m => m.Attempts == 0, Cancellation);
    });

    private static Places PlacesIn(string folder) => new(new ConfigurationBuilder()
        .AddInMemoryCollection([new("Uplift:DataDir", folder)]).Build());

    private static async Task<List<string>> TakeOneMailAsync(TcpListener listener)
    {
        using var connection = await listener.AcceptTcpClientAsync(Cancellation);
        using var reader = new StreamReader(connection.GetStream());
        await using var writer = new StreamWriter(connection.GetStream()) { NewLine = "\r\n", AutoFlush = true };
        List<string> lines = [];
        await writer.WriteLineAsync("220 ready");
        var inBody = false;
        while (await reader.ReadLineAsync(Cancellation) is { } line)
        {
            lines.Add(line);
            inBody = (inBody || line == "DATA") && line != ".";
            var answer = line == "DATA" ? "354 go on" : inBody ? null : line == "QUIT" ? "221 bye" : "250 ok";
            if (answer is not null)
            {
                await writer.WriteLineAsync(answer);
            }

            if (line is "." or "QUIT")
            {
                return lines;
            }
        }

        return lines;
    }

    private sealed class FailingTransport : IMailTransport
    {
        public bool Fails { get; set; }

        public int Tries { get; private set; }

        public List<Letter> Carried { get; } = [];

        public Task CarryAsync(Letter mail, CancellationToken cancellation)
        {
            Tries++;
            if (Fails)
            {
                return Task.FromException(new IOException("The server is down."));
            }

            Carried.Add(mail);
            return Task.CompletedTask;
        }
    }
}

using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Uplift.Platform.Mail;

public static class MailServices
{
    public static IServiceCollection AddMail(this IServiceCollection services)
    {
        services.AddOptions<MailOptions>().BindConfiguration(MailOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<MailBell>();
        services.AddSingleton<IInterceptor>(provider => provider.GetRequiredService<MailBell>());
        services.AddSingleton<MailSeal>();
        services.AddSingleton<IMailTransport, MailTransport>();
        services.AddScoped<DeliverMail>();
        services.AddScoped<IMailSender, MailOutbox>();
        return services.AddHostedService<Postman>();
    }
}

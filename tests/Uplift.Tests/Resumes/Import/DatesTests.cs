using Uplift.Resumes.Import;

namespace Uplift.Tests.Resumes.Import;

public sealed class DatesTests
{
    [Theory]
    [InlineData("Jan 2022 – Present", "2022-01", null)]
    [InlineData("January 2019 to Present", "2019-01", null)]
    [InlineData("Sept. 2019 - Mar. 2021", "2019-09", "2021-03")]
    [InlineData("03/2021 — 06/2022", "2021-03", "2022-06")]
    [InlineData("2021-03 - 2022-06", "2021-03", "2022-06")]
    [InlineData("2019/03 – 2020/11", "2019-03", "2020-11")]
    [InlineData("01.03.2019 – 28.02.2020", "2019-03-01", "2020-02-28")]
    [InlineData("März 2019 bis heute", "2019-03", null)]
    [InlineData("seit 2018", "2018", null)]
    [InlineData("janv. 2021 à aujourd'hui", "2021-01", null)]
    [InlineData("depuis mars 2020", "2020-03", null)]
    [InlineData("sept. 2017 à déc. 2020", "2017-09", "2020-12")]
    [InlineData("marzo de 2019 – actualidad", "2019-03", null)]
    [InlineData("desde enero 2020 hasta marzo 2021", "2020-01", "2021-03")]
    [InlineData("ago. 2018 – atual", "2018-08", null)]
    [InlineData("março de 2013 a julho de 2018", "2013-03", "2018-07")]
    [InlineData("Summer 2022 – Fall 2023", "2022-06", "2023-09")]
    [InlineData("Sep '19 – Jun '21", "2019-09", "2021-06")]
    [InlineData("2019-21", "2019", "2021")]
    [InlineData("Jan – Mar 2020", "2020-01", "2020-03")]
    [InlineData("June 5, 2019 - July 1, 2020", "2019-06-05", "2020-07-01")]
    [InlineData("2015 – 2017", "2015", "2017")]
    [InlineData("September 2025-Present", "2025-09", null)]
    public void Ranges_are_read_in_five_languages(string text, string from, string? to)
    {
        var range = Dates.Find(text).ShouldHaveSingleItem();

        range.From.ShouldBe(from);
        range.To.ShouldBe(to);
        range.IsRange.ShouldBeTrue();
        range.Open.ShouldBe(to is null);
        text[range.Start..range.End].ShouldBe(text);
    }

    [Theory]
    [InlineData("Ohio Valley State University · 2015", "2015")]
    [InlineData("Expected Graduation: May 2027", "2027-05")]
    [InlineData("Expected May 2026", "2026-05")]
    [InlineData("Grad. May 2011", "2011-05")]
    [InlineData("Program (2022)", "2022")]
    [InlineData("Spring 2023", "2023-03")]
    public void A_lone_date_is_no_range(string text, string expected)
    {
        var date = Dates.Find(text).ShouldHaveSingleItem();

        date.From.ShouldBe(expected);
        date.IsRange.ShouldBeFalse();
    }

    [Theory]
    [InlineData("Served 2 million people in May")]
    [InlineData("(312) 555-0123")]
    [InlineData("Windows Server and 150 machines")]
    [InlineData("3.93/4.0")]
    [InlineData("January")]
    public void Numbers_and_words_are_no_dates(string text) => Dates.Find(text).ShouldBeEmpty();

    [Fact]
    public void A_placeholder_is_a_date_without_a_value()
    {
        var range = Dates.Find("August 20XX – March 20XX").ShouldHaveSingleItem();

        range.IsEmpty.ShouldBeTrue();
        range.IsRange.ShouldBeTrue();
    }

    [Fact]
    public void The_end_of_one_cell_and_the_start_of_the_next_make_no_date() =>
        Dates.Find("GPA 8.0 / 10\tAug 2017 - Jun 2021").ShouldHaveSingleItem().From.ShouldBe("2017-08");
}

Console.WriteLine("Okno");
